"""`pos-app catalogue`: takes in or writes a list of what the shop sells, beside a till."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from pos_app.adapters.clock import SystemClock
from pos_app.config.reading import load_settings
from pos_app.domain.money import currency
from pos_app.ports import RefusedError
from pos_app.services.books.authored_entry import THE_TILL
from pos_app.services.selling.goods_file import csv_text, read_rows, write_new

if TYPE_CHECKING:
    from pathlib import Path

    from pos_app.services.selling.goods import Goods

FAILED = 1


def run_catalogue(settings_file: Path, data_folder: Path, action: str, file: Path) -> int:
    """0 when it is done; 1 and each bad line on standard error. SettingsError, TillError.

    A till that runs shows what was taken in as soon as somebody opens its page of goods.
    """
    from pos_app.adapters.storage.store_beside import StoreBeside
    from pos_app.application.till_id import till_id_of
    from pos_app.services.selling.goods import Goods

    settings = load_settings(settings_file)
    if settings is None:
        raise RefusedError("settings.none_yet", file=str(settings_file))
    store = StoreBeside(data_folder, settings.wallet.network)
    try:
        goods = Goods(store, SystemClock(), till_id_of(store))
        if action == "export":
            write_new(file, csv_text(*goods.read()))
            sys.stdout.write(f"{file}\n")
            return 0
        return _take(goods, file, settings.store.currency)
    finally:
        store.close()


def _take(goods: Goods, file: Path, currency_code: str) -> int:
    from pos_app.ui.messages import sentence_of

    plan = goods.take(read_rows(file), currency(currency_code), THE_TILL)
    for each in plan.problems:
        sys.stderr.write(f"{file}:{each.line}: {sentence_of(each.problem)}\n")
    if plan.problems:
        return FAILED
    sys.stdout.write(f"{len(plan.added)} new, {len(plan.changed)} changed\n")
    return 0
