"""Files of receipts: named by their numbers, private, and none in the place of another."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

import pytest

from pos_app.domain.message import Message
from pos_app.domain.receipt import ReceiptKind
from pos_app.ports import RefusedError
from pos_app.services.receipts import receipt_files
from pos_app.services.receipts.receipt_files import FileKind, name_of, page_of, save, write
from tests.support.receipts import a_receipt

if TYPE_CHECKING:
    from pathlib import Path

    from pos_app.domain.receipt import Receipt


class Pages:
    def pdf(self, receipt: Receipt, title: str) -> bytes:
        return f"pdf {receipt.sale_number} {title}".encode()

    def png(self, receipt: Receipt) -> bytes:
        return f"png {receipt.sale_number}".encode()


def test_each_kind_is_drawn_as_it_is_called() -> None:
    receipt = a_receipt()
    assert page_of(Pages(), receipt, FileKind.PDF) == b"pdf 1050 receipt-1043"
    assert page_of(Pages(), receipt, FileKind.PNG) == b"png 1050"


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({}, "receipt-1043"),
        ({"kind": ReceiptKind.COPY, "copy_number": 2}, "receipt-1043-copy-2"),
        ({"kind": ReceiptKind.PENDING, "receipt_number": None}, "sale-1050-pending"),
        ({"kind": ReceiptKind.REFUND}, "sale-1050-refund"),
        ({"store_name": "../../etc", "note": "/root"}, "receipt-1043"),
    ],
)
def test_a_file_is_named_by_numbers(changes: dict[str, object], name: str) -> None:
    assert name_of(a_receipt(**changes)) == name


def test_it_is_private_and_lies_in_a_folder_that_was_made(tmp_path: Path) -> None:
    file = save(tmp_path / "new" / "receipts", "receipt-1", FileKind.PDF, b"one")
    assert file == tmp_path / "new" / "receipts" / "receipt-1.pdf"
    assert file.read_bytes() == b"one"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_another_ones_file_is_never_replaced_and_the_same_is_not_doubled(tmp_path: Path) -> None:
    names = [
        save(tmp_path, "receipt-1", FileKind.PNG, data).name
        for data in (b"one", b"two", b"one", b"two", b"three")
    ]
    assert names == [
        "receipt-1.png",
        "receipt-1-2.png",
        "receipt-1.png",
        "receipt-1-2.png",
        "receipt-1-3.png",
    ]
    assert (tmp_path / "receipt-1.png").read_bytes() == b"one"


def test_a_link_that_somebody_laid_is_not_followed(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    (tmp_path / "receipt-1.pdf").symlink_to(victim)
    with pytest.raises(RefusedError):
        save(tmp_path, "receipt-1", FileKind.PDF, b"one")
    assert not victim.exists()


def refusal(error: pytest.ExceptionInfo[RefusedError]) -> Message:
    return error.value.message


def test_a_folder_that_takes_nothing_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(RefusedError) as refused:
        save(tmp_path / "file", "receipt-1", FileKind.PDF, b"one")
    assert refusal(refused).code == "receipt.not_saved"
    assert refusal(refused).arguments["folder"] == str(tmp_path / "file")
    monkeypatch.setattr(receipt_files, "MOST_NAMES", 2)
    save(tmp_path, "receipt-1", FileKind.PDF, b"one")
    with pytest.raises(RefusedError, match="too many"):
        save(tmp_path, "receipt-1", FileKind.PDF, b"two")


def test_a_full_disk_leaves_no_half_a_receipt(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(RefusedError, match="No space left"):
        save(tmp_path, "receipt-1", FileKind.PDF, b"one")
    with pytest.raises(RefusedError, match="No space left"):
        write(tmp_path / "mine.pdf", b"one")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_was_named_is_not_replaced(tmp_path: Path) -> None:
    file = tmp_path / "mine.pdf"
    write(file, b"one")
    with pytest.raises(RefusedError) as refused:
        write(file, b"two")
    assert refusal(refused) == Message(code="receipt.file_exists", arguments={"file": str(file)})
    assert file.read_bytes() == b"one"
