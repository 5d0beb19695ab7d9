"""A tab of Chromium as a test sees it: what it shows, what it says, and what it complains about."""

from __future__ import annotations

import base64
import json
import queue
import time
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QImage

from tests.support.chromium import SECONDS, Chromium, ChromiumError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

PHONE = (390, 844)
TABLET = (1024, 768)
# Resolves as soon as the expression is true: after each change of the page, and each frame.
_UNTIL = """new Promise((done) => {
  const look = () => {
    const found = (%s);
    if (found) done(found); else requestAnimationFrame(look);
  };
  look();
})"""
_MIDDLE = """(() => {
  const found = document.querySelector(%s);
  found.scrollIntoView({ block: "center", behavior: "instant" });
  const box = found.getBoundingClientRect();
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
})()"""
_KEYS = {
    "Tab": ("Tab", 9, ""),
    "Enter": ("Enter", 13, "\r"),
    "Space": (" ", 32, " "),
    "ArrowLeft": ("ArrowLeft", 37, ""),
    "ArrowRight": ("ArrowRight", 39, ""),
    "Home": ("Home", 36, ""),
    "End": ("End", 35, ""),
}


class Tab:
    """`complaints` are errors of the console, uncaught exceptions and breaches of the policy."""

    def __init__(
        self,
        browser: Chromium,
        *,
        size: tuple[int, int] = PHONE,
        scheme: str = "light",
        scripts: bool = True,
        less_motion: bool = True,
        language: str = "en-US",
        first: str = "",
    ) -> None:
        """`first` is a script that runs before those of every page."""
        self._browser = browser
        self._context = browser.send("Target.createBrowserContext")["browserContextId"]
        target = browser.send(
            "Target.createTarget", url="about:blank", browserContextId=self._context
        )
        attached = browser.send("Target.attachToTarget", targetId=target["targetId"], flatten=True)
        self._session = attached["sessionId"]
        self._events = browser.listen(self._session)
        self.complaints: list[str] = []
        self._forgiven: list[str] = []
        for domain in ("Page", "Runtime", "Log", "Network", "Accessibility", "Audits"):
            self.send(f"{domain}.enable")
        self.resize(size)
        self.dress(scheme, less_motion=less_motion)
        browser.send(
            "Browser.grantPermissions",
            permissions=["clipboardReadWrite", "clipboardSanitizedWrite"],
            browserContextId=self._context,
        )
        agent = browser.send("Browser.getVersion")["userAgent"]
        self.send("Emulation.setUserAgentOverride", userAgent=agent, acceptLanguage=language)
        self.send("Emulation.setFocusEmulationEnabled", enabled=True)
        self.send("Emulation.setScriptExecutionDisabled", value=not scripts)
        self.send("Page.addScriptToEvaluateOnNewDocument", source=first)

    def send(self, method: str, **parameters: Any) -> dict[str, Any]:
        return self._browser.send(method, self._session, **parameters)

    def close(self) -> None:
        self._browser.send("Target.disposeBrowserContext", browserContextId=self._context)

    def resize(self, size: tuple[int, int]) -> None:
        self.send(
            "Emulation.setDeviceMetricsOverride",
            width=size[0],
            height=size[1],
            deviceScaleFactor=1,
            mobile=size[0] < TABLET[0],
        )

    def dress(self, scheme: str, *, less_motion: bool = True) -> None:
        features = {
            "prefers-color-scheme": scheme,
            "prefers-reduced-motion": "reduce" if less_motion else "no-preference",
        }
        self.send(
            "Emulation.setEmulatedMedia",
            features=[{"name": name, "value": value} for name, value in features.items()],
        )

    def open(self, address: str) -> None:
        """Return when all of the page is there."""
        answer = self.send("Page.navigate", url=address)
        if "errorText" in answer:
            raise ChromiumError(f"{address}: {answer['errorText']}")
        self.wait_event("Page.loadEventFired")

    def leave_by(self, act: Callable[[], object]) -> None:
        """Do what leads to another page, and return when all of that is there."""
        self.heard()
        act()
        self.wait_event("Page.loadEventFired")

    def evaluate(self, expression: str) -> Any:
        """What the expression comes to; a promise is waited for."""
        answer = self.send(
            "Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True
        )
        if "exceptionDetails" in answer:
            raise ChromiumError(str(answer["exceptionDetails"]))
        return answer["result"].get("value")

    def until(self, expression: str) -> Any:
        """Wait until the page makes it true; ChromiumError with what it shows instead."""
        try:
            return self.evaluate(_UNTIL % expression)
        except ChromiumError as error:
            raise ChromiumError(f"not {expression} but {self.text()}") from error

    def text(self, selector: str = "body") -> str:
        """What can be read there, as a person sees it."""
        return str(self.evaluate(f"document.querySelector({json.dumps(selector)}).innerText"))

    def wait_event(
        self, method: str, fits: Callable[[Mapping[str, Any]], bool] = lambda _: True
    ) -> Mapping[str, Any]:
        deadline = time.monotonic() + SECONDS
        while True:
            try:
                event = self._events.get(timeout=max(0.0, deadline - time.monotonic()))
            except queue.Empty:
                raise ChromiumError(f"{method} did not come") from None
            if event["method"] == "ended":
                raise ChromiumError(self._browser.log_end())
            self._note(event)
            if event["method"] == method and fits(event["params"]):
                parameters: Mapping[str, Any] = event["params"]
                return parameters

    def heard(self) -> list[str]:
        """All complaints up to now."""
        self.evaluate("1")  # what was said before the answer has come before it
        while not self._events.empty():
            self._note(self._events.get())
        return [
            each for each in self.complaints if not any(part in each for part in self._forgiven)
        ]

    def forgive(self, part: str) -> None:
        """What the test itself brings about."""
        self._forgiven.append(part)

    def press(self, key: str, *, shift: bool = False) -> None:
        name, code, text = _KEYS[key]
        common = {"key": name, "code": key, "windowsVirtualKeyCode": code, "modifiers": 8 * shift}
        self.send("Input.dispatchKeyEvent", type="keyDown", text=text, **common)
        self.send("Input.dispatchKeyEvent", type="keyUp", **common)

    def write(self, text: str) -> None:
        """As typed into what has the focus."""
        self.send("Input.insertText", text=text)

    def touch(self, selector: str) -> None:
        """In the middle of it, as a finger or a mouse does."""
        at = self.evaluate(_MIDDLE % json.dumps(selector))
        common = {**at, "button": "left", "clickCount": 1}
        self.send("Input.dispatchMouseEvent", type="mousePressed", **common)
        self.send("Input.dispatchMouseEvent", type="mouseReleased", **common)

    def fill(self, selector: str, text: str) -> None:
        self.touch(selector)
        self.write(text)

    def picture(self) -> QImage:
        shot = self.send("Page.captureScreenshot", format="png")
        return QImage.fromData(base64.b64decode(shot["data"]))

    def spoken(self) -> list[tuple[str, str]]:
        """Role and name of everything that a screen reader finds, in its order."""
        nodes = self.send("Accessibility.getFullAXTree")["nodes"]
        by_id = {node["nodeId"]: node for node in nodes}

        def told(node: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
            if not node["ignored"]:
                yield node["role"]["value"], node.get("name", {}).get("value", "").strip()
            for child in node.get("childIds", ()):
                if child in by_id:
                    yield from told(by_id[child])

        return list(told(nodes[0]))

    def _note(self, event: Mapping[str, Any]) -> None:
        parameters = event["params"]
        match event["method"]:
            case "Log.entryAdded" if parameters["entry"]["level"] in {"error", "warning"}:
                entry = parameters["entry"]
                self.complaints.append(f"{entry['source']}: {entry['text']} {entry.get('url', '')}")
            case "Runtime.consoleAPICalled" if parameters["type"] in {"error", "warning", "assert"}:
                self.complaints.append(f"console: {parameters['args']}")
            case "Runtime.exceptionThrown":
                self.complaints.append(f"exception: {parameters['exceptionDetails']}")
            case "Audits.issueAdded":
                self.complaints.append(f"issue: {parameters['issue']}")
