"""The customer's page over HTTP: what it shows, hides, forbids and takes."""

from __future__ import annotations

import io
import re
import tarfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin
from uuid import UUID

import pytest
import zxingcpp
from PIL import Image, ImageDraw

from pos_app.domain.sale_state import Life, Standing, State
from pos_app.services.gateways.order_tokens import callback_token, page_token
from pos_app.web import page_site
from tests.support.domain_values import DUE_SAT, confirmed, credit, waiting
from tests.web.served import Served

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pos_app.services.customer.page_words import PageWords

FIELDS = ("name", "email:required", "note")
FORM = {"name": "Lena", "email": "lena@mail.example", "note": "<b>for</b> table 7"}
REDIRECTS = {"confirmed": "https://shop.example/thanks?order={order_id}"}
FRAMED = ("https://shop.example",)


@pytest.fixture(scope="module")
def shared(words: tuple[PageWords, ...]) -> Iterator[Served]:
    sources = [Path(__file__).parent]
    with Served(words, sources, fields=FIELDS, redirects=REDIRECTS, frame_ancestors=FRAMED) as made:
        yield made


@pytest.fixture
def served(shared: Served, request: pytest.FixtureRequest) -> Served:
    """As it stands for a sale that has just begun."""
    shared.begin(request.node.name)
    return shared


def paid() -> Any:
    sale = replace(waiting(), credits=(confirmed(),), receipt_number=5, note="for the lady")
    return replace(sale, state=State(Standing.CONFIRMED, Life.SETTLED))


def code_in(html: str) -> str:
    """What the first code on the page says, drawn as a browser draws its path."""
    found = re.search(r'viewBox="0 -.5 (\d+) \1"[^>]*>\s*<path d="([^"]+)"', html)
    assert found is not None
    side = int(found[1])
    picture = Image.new("L", (side * 4, side * 4), 255)
    draw = ImageDraw.Draw(picture)
    x = y = 0
    for command, along, down in re.findall(r"([Mmh])(\d+)(?: (\d+))?", found[2]):
        if command == "h":
            area = (x * 4, y * 4, (x + int(along)) * 4 - 1, y * 4 + 3)
            draw.rectangle(area, fill=0)
        elif command == "M":
            x, y = 0, int(down)
        x += int(along)
    (code,) = zxingcpp.read_barcodes(picture)
    return str(code.text)


def test_amount_and_code_are_there_without_a_script(served: Served) -> None:
    answer = served.get(served.page, headers={"accept-language": "de-CH, en;q=0.5"})
    assert answer.status_code == 200
    assert 'lang="de"' in answer.text
    assert "Bitte bezahlen" in answer.text
    assert "10,00\N{NO-BREAK SPACE}€" in answer.text
    assert "Corner &lt;Books&gt;" in answer.text
    assert code_in(answer.text) == "bitcoin:bcrt1q...?amount=0.0002".replace(
        "bcrt1q...", "BCRT1Q..."
    )
    assert answer.headers["content-language"] == "de"
    assert "Please pay" in served.get(served.page).text


def test_a_browser_may_do_nothing_but_what_the_page_needs(served: Served) -> None:
    headers = served.get(served.page).headers
    policy = dict(part.split(" ", 1) for part in headers["content-security-policy"].split("; "))
    assert policy == {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "img-src": "'self'",
        "connect-src": "'self'",
        "form-action": "'self'",
        "base-uri": "'none'",
        "frame-ancestors": "https://shop.example",
    }
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "no-store"
    assert "x-frame-options" not in headers
    assert "server" not in headers


def test_nothing_private_is_told(served: Served) -> None:
    sale = served.show(paid())
    told = served.get(served.page).text + served.get(f"{served.page}/state").text
    for secret in (served.order_token, "for the lady", sale.credits[0].txid, str(sale.till_id)):
        assert secret not in told
    assert callback_token(served.order_token) not in told


def test_an_unknown_page_is_like_one_that_is_over(served: Served) -> None:
    unknown = served.get(f"{served.root}/pay/{page_token('another')}")
    foreign = served.get(f"{served.root}/pay/{callback_token(served.order_token)}")
    served.show(paid())
    served.clock.pass_time(timedelta(minutes=59))
    assert served.get(served.page).status_code == 200
    served.clock.pass_time(timedelta(minutes=1))
    over = served.get(served.page)
    answers = (unknown, foreign, over)
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.text for answer in answers}) == 1
    assert "There is nothing here" in over.text
    assert served.get(f"{served.page}/state").status_code == 404


def test_the_state_is_what_the_page_shows(served: Served) -> None:
    before = served.get(f"{served.page}/state").json()
    assert (before["state"], before["seconds_left"], before["seconds_held"]) == (
        "waiting",
        900,
        900,
    )
    assert (before["redirect"], before["fields"]) == (None, "asked")
    served.show(
        replace(
            waiting(),
            credits=(credit(1, DUE_SAT - 7_000),),
            state=State(Standing.PARTLY_PAID, Life.OPEN),
        )
    )
    part = served.get(f"{served.page}/state").json()
    assert (part["state"], part["due_label"]) == ("partly_paid", "Still to pay")
    assert part["ways"][0]["uri"].endswith("?amount=0.00007")
    sale = served.show(paid())
    after = served.get(f"{served.page}/state").json()
    assert (after["state"], after["ways"], after["has_receipt"]) == ("paid", [], True)
    assert after["redirect"] == {
        "url": f"https://shop.example/thanks?order={sale.id}",
        "after_seconds": 3,
    }
    assert before["version"] < part["version"] < after["version"]


def test_money_on_top_is_said(served: Served) -> None:
    served.show(replace(paid(), credits=(confirmed(1, DUE_SAT + 5_000),)))
    assert "came on top" in served.get(f"{served.page}/state").json()["notice"]


def test_style_and_script_are_kept_by_their_name(served: Served) -> None:
    html = served.get(served.page).text
    (style,) = re.findall(r'<link rel="stylesheet" href="([^"]+)"', html)
    (script,) = re.findall(r'<script src="([^"]+)"', html)
    for path, kind in ((style, "text/css"), (script, "text/javascript")):
        answer = served.get(urljoin(served.page, path))
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith(kind)
        assert "immutable" in answer.headers["cache-control"]
    assert served.get(f"{served.root}/static/page.css").status_code == 404
    assert served.get(f"{served.root}/static/..%2fpage.html").status_code == 404


def test_the_tills_own_source_is_offered(served: Served) -> None:
    html = served.get(served.page).text
    (source,) = re.findall(r'href="([^"]*source\.tar\.gz)"', html)
    packed = served.get(urljoin(served.page, source))
    with tarfile.open(fileobj=io.BytesIO(packed.content)) as archive:
        names = archive.getnames()
        mine = archive.extractfile("web/test_page_site.py")
        assert mine is not None
        assert mine.read() == Path(__file__).read_bytes()
    assert not any("__pycache__" in name for name in names)


def test_what_is_filled_in_reaches_the_store(served: Served) -> None:
    form = f"{served.page}/fields"
    answer = served.post(form, data=FORM, headers={"origin": "null"})
    assert answer.status_code == 303
    assert urljoin(form, answer.headers["location"]) == served.page
    given = served.given[UUID(int=7)]
    assert [(field.name, field.value) for field in given] == list(FORM.items())
    assert served.get(f"{served.page}/state").json()["fields"] == "saved"
    scripted = served.post(form, data=FORM, headers={"accept": "application/json"})
    assert scripted.json() == {"saved": True}


def test_nobody_fills_the_journal_with_a_form(served: Served) -> None:
    form, most = f"{served.page}/fields", page_site.FILLED_IN_PER_MINUTE
    answers = [served.post(form, data={**FORM, "name": f"Lena {n}"}) for n in range(most + 1)]
    assert [answer.status_code for answer in answers] == [303] * most + [429]
    assert answers[-1].headers["retry-after"] == "60"
    assert served.given[UUID(int=7)][0].value == f"Lena {most - 1}"
    served.clock.seconds += 6
    assert served.post(form, data=FORM).status_code == 303


def test_what_is_wrong_comes_back_escaped_with_a_word(served: Served) -> None:
    wrong = {**FORM, "email": '"><script>alert(1)</script>'}
    form = f"{served.page}/fields"
    answer = served.post(form, data=wrong)
    assert answer.status_code == 422
    assert "This is no e-mail address." in answer.text
    assert "<script>alert" not in answer.text
    (script,) = re.findall(r'<script src="([^"]+)"', answer.text)
    assert served.get(urljoin(form, script)).status_code == 200
    scripted = served.post(form, data={"name": "Lena"}, headers={"accept": "application/json"})
    assert scripted.status_code == 422
    assert scripted.json() == {"saved": False, "errors": {"email": "Please fill this in."}}


@pytest.mark.parametrize(
    ("parts", "status"),
    [
        ({"data": FORM, "headers": {"sec-fetch-site": "cross-site"}}, 403),
        ({"data": FORM, "headers": {"sec-fetch-site": "same-site"}}, 403),
        ({"data": FORM, "headers": {"origin": "https://evil.example"}}, 403),
        ({"data": FORM, "headers": {"origin": "https://[evil.example"}}, 403),
        ({"data": FORM, "headers": {"origin": "https://till.example"}}, 303),
        ({"json": FORM}, 415),
        ({"data": {**FORM, "note": "n" * (1 << 17)}}, 413),
        ({"data": "&".join(f"a{n}=1" for n in range(60)), "headers": {}}, 400),
        ({"data": b"name=\xff"}, 400),
    ],
)
def test_what_another_site_sends_is_refused(
    served: Served, parts: dict[str, Any], status: int
) -> None:
    if isinstance(parts.get("data"), str | bytes):
        parts["headers"] = {"content-type": "application/x-www-form-urlencoded"}
    served.given.clear()
    assert served.post(f"{served.page}/fields", **parts).status_code == status
    assert bool(served.given) is (status == 303)


def test_nothing_is_asked_for_a_sale_that_is_over(served: Served) -> None:
    served.show(replace(waiting(), state=State(Standing.WAITING, Life.CANCELLED)))
    assert served.get(f"{served.page}/state").json()["fields"] == "none"
    assert served.post(f"{served.page}/fields", data=FORM).status_code == 404
    assert served.post(served.page, data=FORM).status_code == 405


def test_it_is_small(served: Served) -> None:
    html = served.get(served.page)
    links = re.findall(r'<(?:link rel="stylesheet" href|script src)="([^"]+)"', html.text)
    size = len(html.content)
    size += sum(len(served.get(urljoin(served.page, link)).content) for link in links)
    assert size < 60_000
