"""A session of web requests that does what it is told and nothing besides."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from requests import Response, Session


def new_session() -> Session:
    import requests

    class PlainSession(requests.Session):
        """Reads no redirect, not even to say where it would lead.

        Otherwise a Location that is no address raises errors of all kinds, and the body behind
        one is read to its end, however long it is.
        """

        def get_redirect_target(self, resp: Response) -> None:
            del resp

    session = PlainSession()
    # Otherwise a .netrc of the till's user would add a password.
    session.auth = lambda request: request
    return session
