"""The states of the screens besides the sale, to look at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pos_app.domain.message import Message
from pos_app.domain.money import Money, currency
from pos_app.ports import DeliveryState, PrintState
from pos_app.ui.demo import PaperCame, StoreHeard
from pos_app.ui.receipt_image import image_of
from pos_app.ui.setup import AccountTried, PartTried, Trial, TrialLine
from tests.ui.pages_counter import PagesCounter, SetupCounter
from tests.ui.pictures import png_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from PySide6.QtGui import QImage

    from tests.ui.memory_archive import MemoryArchive

EUR = currency("EUR")
ADDRESSES = (
    "bcrt1qq7y7fuvusrp69cjnas5mz6l0k8m3nh2vuumsx4",
    "bcrt1qvg6l2rm8ngpss3n9c3x7h2a0kz2lsnq4et2d7ry",
    "bcrt1qhk65rdp3dea0ywh0quz5dcpr2jq5m0lf5sx7w9q",
)


def _pass(till: MemoryArchive, seconds: float) -> None:
    """Time goes by, and fresh rates come in."""
    till.pass_time(seconds)
    till.quotes_at = till.uptime - 12


def a_paid_sale(counter: PagesCounter, *, amount: int = 3197, extra: int = 0) -> UUID:
    """Charged, seen, confirmed, printed, and the store told."""
    till = counter.till
    sale_id = till.charge(Money(amount, EUR), "Signed copy for Lena")
    till.tell_store(sale_id, "sale.created", DeliveryState.DELIVERED, 1)
    _pass(till, 213)
    till.pay(sale_id, till.shown[sale_id].sale.due_sat + extra)
    till.tell_store(sale_id, "sale.seen", DeliveryState.DELIVERED, 1)
    _pass(till, 431)
    till.mine(sale_id)
    till.tell_store(sale_id, "sale.confirmed", DeliveryState.DELIVERED, 2)
    till.queue_paper(sale_id, PrintState.PRINTED)
    return sale_id


def _receipt(counter: PagesCounter, state: PrintState, reason: str | None = None) -> None:
    sale_id = a_paid_sale(counter)
    if state is not PrintState.PRINTED:
        counter.till.papers.clear()
        counter.till.queue_paper(sale_id, state, reason)
    counter.pages.open_receipt(sale_id)
    counter.wait_for_picture()


def receipt_printed(counter: PagesCounter) -> None:
    _receipt(counter, PrintState.PRINTED)


def receipt_waiting(counter: PagesCounter) -> None:
    _receipt(counter, PrintState.WAITING, "printer.paper_out")


def receipt_uncertain(counter: PagesCounter) -> None:
    _receipt(counter, PrintState.UNCERTAIN)


def drawer_and_file(counter: PagesCounter) -> None:
    """Side by side: a receipt that was saved, and a drawer that did not open."""
    receipt_printed(counter)
    counter.pages.receipt.saving.save("pdf")
    counter.desk.answer(Message(code="printer.cover_open"))


def history_empty(counter: PagesCounter) -> None:
    counter.go("history")


def _several(counter: PagesCounter) -> UUID:
    till = counter.till
    till.charge(Money(3199, EUR), "")
    _pass(till, 16 * 60)
    part = till.charge(Money(8400, EUR), "A long note that says for whom it is, and when")
    till.pay(part, till.shown[part].sale.due_sat - 13_590)
    taken = till.charge(Money(4625, EUR), "")
    till.pay(taken, till.shown[taken].sale.due_sat)
    till.take_back(taken)
    _pass(till, 60)
    a_paid_sale(counter, amount=3195, extra=2_000)
    till.charge(Money(1_234_567_89, EUR), "")
    return a_paid_sale(counter)


def history_story(counter: PagesCounter) -> None:
    sale_id = _several(counter)
    counter.go("history")
    counter.tap(f"history_{sale_id}")


def history_list(counter: PagesCounter) -> None:
    _several(counter)
    counter.go("history")


def arrived_start(counter: PagesCounter) -> None:
    counter.go("arrived")


def _typed(counter: PagesCounter, text: str) -> None:
    _several(counter)
    counter.go("arrived")
    for key in text:
        counter.pages.arrived.press(key)
    counter.pages.arrived._look()


def arrived_paid(counter: PagesCounter) -> None:
    _typed(counter, "31.97")


def arrived_short(counter: PagesCounter) -> None:
    _typed(counter, "84")


def arrived_never(counter: PagesCounter) -> None:
    _typed(counter, "47")


def arrived_address(counter: PagesCounter) -> None:
    _several(counter)
    counter.go("arrived")
    counter.pages.arrived.setKind(2)
    counter.pages.arrived.setText("zcgh d4")
    counter.pages.arrived._look()


def demo_start(counter: PagesCounter) -> None:
    counter.settle()


def demo_busy(counter: PagesCounter) -> None:
    """A sale on the payment screen, a paper, and what the store heard."""
    a_paid_sale(counter)
    receipt = next(iter(counter.till.papers.values()))[0].receipt
    picture: QImage = image_of(counter.painter.paint(receipt, 80))
    counter.pages.hear(
        PaperCame(png=png_of(picture), width=picture.width(), height=picture.height())
    )
    for name, payment, order, verified in (
        ("sale.created", None, None, True),
        ("sale.payment_seen", "unconfirmed", None, True),
        ("sale.seen", "unconfirmed", None, False),
        ("sale.confirmed", "confirmed", "paid_too_much", True),
    ):
        counter.pages.hear(
            StoreHeard(
                at=counter.till.time,
                name=name,
                sale_number=1043,
                payment_status=payment,
                order_status=order,
                verified=verified,
            )
        )
    sale_id = counter.till.charge(Money(1250, EUR), "")
    counter.model.open_sale(sale_id)


def setup_shop(counter: SetupCounter) -> None:
    counter.settle()


def _fill_shop(counter: SetupCounter) -> None:
    counter.page.edit("store.name", "Corner Books")
    counter.page.edit("store.currency", "EUR")
    counter.page.next()


def setup_wallet(counter: SetupCounter) -> None:
    _fill_shop(counter)


def setup_addresses(counter: SetupCounter) -> None:
    _fill_shop(counter)
    counter.page.choose("wallet.network", 3)
    counter.page.edit(
        "wallet.account", "tpubDC8msFGeGuwnKG9Upg7DM2b4DaRqg3CUZa5g8v2SRQ6K4NSkxUgd7HsL2"
    )
    counter.page.tryIt()
    answer = AccountTried(ticket=counter.setup.ticket, addresses=ADDRESSES, script="p2wpkh")
    counter.setup.publish(answer)


def type_endings(counter: SetupCounter) -> None:
    """As the owner's own wallet shows them."""
    for address in ADDRESSES:
        for letter in address[-6:]:
            counter.page.endings.type(letter)


def setup_private(counter: SetupCounter) -> None:
    _fill_shop(counter)
    counter.page.edit(
        "wallet.account", "xprv9s21ZrQH143K3QTDL4LXw2F7HEK3wJUD2nW2nRk4stbPy6cq3jPPqj"
    )
    counter.page.tryIt()
    refusal = Message(code="account.private_key", arguments={"kind": "xprv"})
    counter.setup.publish(AccountTried(ticket=counter.setup.ticket, refusal=refusal))


def _to(counter: SetupCounter, steps: int) -> None:
    setup_addresses(counter)
    type_endings(counter)
    counter.page.next()
    for _ in range(steps - 1):
        counter.page.edit(
            "wallet.servers", "tcp://127.0.0.1:50001, tls://electrum.example.org:50002"
        )
        counter.page.next()


def setup_servers(counter: SetupCounter) -> None:
    _to(counter, 1)
    counter.page.edit("wallet.servers", "tcp://127.0.0.1:50001, tls://electrum.example.org:50002")
    counter.page.tryIt()
    works = Message(code="trial.server", arguments={"height": "312"})
    lines = (
        TrialLine(subject="tcp://127.0.0.1:50001", works=True, answer=works),
        TrialLine(
            subject="tls://electrum.example.org:50002",
            works=False,
            answer=Message(code="chain.unreachable"),
        ),
    )
    counter.setup.publish(PartTried(ticket=counter.setup.ticket, trial=Trial.SERVERS, lines=lines))


def setup_rates(counter: SetupCounter) -> None:
    _to(counter, 3)


def setup_printer(counter: SetupCounter) -> None:
    _to(counter, 4)


def setup_webhook(counter: SetupCounter) -> None:
    _to(counter, 6)
    counter.page.makeSecret()
    counter.page.edit("webhook.url", "shop.example")
    counter.page.next()


def setup_keys(counter: SetupCounter) -> None:
    counter.tap("input_store.name")


def settings_page(counter: PagesCounter) -> None:
    counter.go("settings")


SCENES: dict[str, Callable[[Any], None]] = {
    scene.__name__: scene
    for scene in (
        receipt_printed,
        receipt_waiting,
        receipt_uncertain,
        drawer_and_file,
        history_empty,
        history_list,
        history_story,
        arrived_start,
        arrived_paid,
        arrived_short,
        arrived_never,
        arrived_address,
        demo_start,
        demo_busy,
        setup_shop,
        setup_keys,
        setup_wallet,
        setup_addresses,
        setup_private,
        setup_servers,
        setup_rates,
        setup_printer,
        setup_webhook,
        settings_page,
    )
}
COUNTERS = {name: SetupCounter for name in SCENES if name.startswith("setup_")}
