"""An error of the outside world carries a code and what its sentence needs."""

from __future__ import annotations

from pos_app.domain.message import Message, TillError


def test_an_error_is_a_message() -> None:
    error = TillError("printer.unreachable", host="10.0.0.9", port="9100")
    arguments = {"host": "10.0.0.9", "port": "9100"}
    assert error.message == Message(code="printer.unreachable", arguments=arguments)
    assert str(error) == "printer.unreachable (host=10.0.0.9, port=9100)"


def test_an_error_may_need_no_arguments() -> None:
    error = TillError("till.bug")
    assert str(error) == "till.bug"
    assert error.message == Message(code="till.bug")
