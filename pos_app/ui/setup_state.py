"""What stands on the set-up page: its texts, mistakes and answers, and where it goes next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from pos_app.ui.archive import fresh_ticket
from pos_app.ui.messages import sentence_of
from pos_app.ui.setup_form import (
    ACCOUNT_KEY,
    FORM,
    NETWORK_KEY,
    SCRIPT_KEY,
    SIGNING_KEY,
    STEPS,
    WEBHOOK_KEY,
    words,
)
from pos_app.ui.setup_parts import FormField, Step
from pos_app.ui.setup_receipt import LOGO_KEY
from pos_app.ui.setup_values import first_texts, masked, new_secret, read_step
from pos_app.ui.wallet_endings import WalletEndings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pos_app.ui.receipt_drafts import LogoRead
    from pos_app.ui.setup import (
        AccountTried,
        PartTried,
        SettingValue,
        SetupFacade,
        SetupNotSaved,
    )

translate = QCoreApplication.translate

_STEPS = tuple(Step)
_PRIVATE = {"account.private_key", "account.seed_words"}
_OF_ACCOUNT = {ACCOUNT_KEY, NETWORK_KEY, SCRIPT_KEY}


class SetupState:
    """`same_wallet` says that a person compared the addresses with those of the own wallet.

    `endings` are what is typed for it, None while there is nothing to compare.
    """

    def __init__(self, facade: SetupFacade) -> None:
        self._facade = facade
        self.first_time = not facade.values()
        self.step = Step.SHOP
        self.done: frozenset[Step] = frozenset() if self.first_time else frozenset(Step)
        self.ticket = 0
        self.trying = False
        self.saving = False
        self.trouble = ""
        self.mistakes: dict[str, str] = {}
        self.unconfirmed = False  # the wallet in force is nobody's yet
        self._logo: LogoRead | None = None
        self.begin()

    def begin(self) -> None:
        """As it was when the page was opened; what was typed and not saved is forgotten."""
        self.texts = first_texts(self._facade.values())
        self._mark(())
        self._masks: dict[str, str] = {}
        self.revealed: frozenset[str] = frozenset()
        self.same_wallet = not self.first_time and not self.unconfirmed
        self._compared: tuple[str, ...] = ()
        self.forget_answers()

    def forget_answers(self) -> None:
        """Answers to what was typed before no longer count."""
        self.ticket = fresh_ticket()
        self.trying = False
        self.account: AccountTried | None = None
        self.endings: WalletEndings | None = None
        self.part: PartTried | None = None

    # --- fields ---

    def edit(self, key: str, text: str) -> None:
        self.texts[key] = text
        self.mistakes.pop(key, None)
        self._mark_logo()
        self._masks.pop(key, None)
        self.revealed -= {key}
        self.trouble = ""
        self.forget_answers()
        if key in _OF_ACCOUNT:
            self.same_wallet = False

    def choose(self, key: str, place: int) -> None:
        self.edit(key, str(field_of(key).options[place]))

    def toggle(self, key: str, place: int) -> None:
        """Take one of several in, or out."""
        options = [str(option) for option in field_of(key).options]
        wanted = {part.strip() for part in self.texts[key].split(",")} ^ {options[place]}
        self.edit(key, ", ".join(option for option in options if option in wanted))

    def make_secret(self) -> None:
        self.edit(SIGNING_KEY, new_secret())
        self.revealed |= {SIGNING_KEY}

    def check(self, step: Step) -> bool:
        """Whether every field of the part may stand; marks those that may not."""
        values, wrong = read_step(step, self.texts)
        needs_secret = WEBHOOK_KEY in values and not self._facade.has_webhook_secret()
        if needs_secret and SIGNING_KEY not in values:
            wrong.add(SIGNING_KEY)
        self._mark(wrong)
        return not any(field_of(key).step is step for key in self.mistakes)

    def logo_read(self, event: LogoRead) -> None:
        self._logo = event
        self.mistakes.pop(LOGO_KEY, None)
        self._mark_logo()

    def _mark(self, keys: Iterable[str]) -> None:
        """Say of these fields that what stands there is not allowed, and of no others."""
        self.mistakes = {key: words(field_of(key).mistake) for key in keys}
        self._mark_logo()

    def _mark_logo(self) -> None:
        """Why the picture that the form names is not printed."""
        logo = self._logo
        if logo is not None and logo.refusal and logo.path == self.texts[LOGO_KEY].strip():
            self.mistakes[LOGO_KEY] = sentence_of(logo.refusal)

    @property
    def till_name(self) -> str:
        return str(self._facade.values().get("till.name", ""))

    # --- ways ---

    @property
    def compares(self) -> bool:
        """The wallet's addresses have not been compared yet."""
        return self.step is Step.WALLET and not self.same_wallet

    @property
    def may_go_on(self) -> bool:
        """All that has to be compared on this part was."""
        return not self.compares or self.endings is None or self.endings.all_same

    def take_endings(self) -> None:
        """The person has typed what the own wallet shows."""
        if self.compares and self.endings is not None and self.endings.all_same:
            self._compared = tuple(self.endings.typed)
            self.same_wallet = True

    @property
    def is_last(self) -> bool:
        return self.step is _STEPS[-1]

    @property
    def following(self) -> Step:
        return _STEPS[min(_STEPS.index(self.step) + 1, len(_STEPS) - 1)]

    @property
    def preceding(self) -> Step:
        return _STEPS[max(_STEPS.index(self.step) - 1, 0)]

    def go(self, step: Step) -> None:
        """To any part that was done already, or follows one that was."""
        place = _STEPS.index(step)
        if step in self.done or place == 0 or _STEPS[place - 1] in self.done:
            self.forget_answers()
            self.step = step

    @property
    def next_text(self) -> str:
        if self.saving:
            return translate("Setup", "Saving")
        if not self.may_go_on and self.endings is not None:
            return _addresses_left(self.endings.left)
        if self.compares and self.endings is None:
            return words(STEPS[Step.WALLET].try_text)
        if not self.first_time:
            return translate("Setup", "Save")
        if self.is_last:
            return translate("Setup", "Save and open the till")
        part = words(STEPS[self.following].short)
        return translate("Setup", "Next: {part}").format(part=part)

    # --- answers ---

    def account_tried(self, event: AccountTried) -> None:
        self.trying = False
        self.account = event
        if event.refusal is None:
            self.endings = WalletEndings(event.addresses)
            return
        self.mistakes[ACCOUNT_KEY] = sentence_of(event.refusal)
        if event.refusal.code in _PRIVATE:
            self._masks[ACCOUNT_KEY] = masked(self.texts[ACCOUNT_KEY])
            self.texts[ACCOUNT_KEY] = ""

    def part_tried(self, event: PartTried) -> None:
        self.trying = False
        self.part = event

    def save(self) -> None:
        """Hand everything over, or go to the first part that is not complete."""
        values: dict[str, SettingValue] = {
            key: value for key, value in self._facade.values().items() if key not in self.texts
        }
        for step in _STEPS:
            if not self.check(step) or (step is Step.WALLET and not self.same_wallet):
                self.step = step
                return
            values |= read_step(step, self.texts)[0]
        secret = values.pop(SIGNING_KEY, None)
        self.saving = True
        self.trouble = ""
        self._facade.save(
            values,
            webhook_secret=None if secret is None else str(secret),
            wallet_endings=self._compared,
        )

    def wallet_unconfirmed(self) -> None:
        """It was put into the file by hand: its owner is asked first."""
        self.unconfirmed = True
        self.step = Step.WALLET
        self.begin()

    def saved(self) -> None:
        self.saving = False
        self.first_time = self.unconfirmed = False
        self.done = frozenset(Step)
        self.begin()

    def not_saved(self, event: SetupNotSaved) -> None:
        self.saving = self.trying = False
        wrong = [field for field in FORM if field.key in event.mistakes]
        self._mark(field.key for field in wrong)
        if wrong:
            self.step = wrong[0].step
        if event.trouble is not None:
            self.trouble = sentence_of(event.trouble)
        elif not wrong:
            self.trouble = translate("Setup", "These settings do not fit together.")

    @property
    def hints(self) -> dict[str, str]:
        """By field: what stands in it while nothing is typed."""
        if self.texts[SIGNING_KEY] or not self._facade.has_webhook_secret():
            return self._masks
        kept = translate("Setup", "One is kept. Type here to replace it.")
        return {**self._masks, SIGNING_KEY: kept}

    def secret_found(self) -> None:
        """An empty field is no mistake any more."""
        if not self.texts[SIGNING_KEY]:
            self.mistakes.pop(SIGNING_KEY, None)


def _addresses_left(count: int) -> str:
    if count == 1:
        return translate("Setup", "One address to go")
    return translate("Setup", "{count} addresses to go").format(count=count)


def field_of(key: str) -> FormField:
    return next(field for field in FORM if field.key == key)
