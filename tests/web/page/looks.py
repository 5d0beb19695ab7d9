"""Questions to the page that a person would answer by looking: asked in the page's own language."""

from __future__ import annotations

# Wider than the screen: something is cut off or has to be pushed aside.
TOO_WIDE = "document.documentElement.scrollWidth > innerWidth"

# Texts whose contrast is under AA (WCAG 2.2, 1.4.3), with what was measured.
TOO_FAINT = """(() => {
  const channels = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = (colour) => {
    const [r, g, b] = channels(colour).map((part) => part / 255)
      .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if ((channels(colour)[3] ?? 1) > 0) return colour;
    }
    return "rgb(255, 255, 255)";
  };
  const found = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim() || !element.checkVisibility()) continue;
    if (element.closest(".only-read, svg, noscript, template")) continue;
    const style = getComputedStyle(element);
    const pair = [light(style.color), light(ground(element))].sort((one, other) => other - one);
    const contrast = (pair[0] + 0.05) / (pair[1] + 0.05);
    const size = parseFloat(style.fontSize);
    const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    if (contrast < (isLarge ? 3 : 4.5)) found.push(`${contrast.toFixed(2)} ${element.innerText}`);
  }
  return found;
})()"""

# What can be touched and is smaller than a finger.
TOO_SMALL = """[...document.querySelectorAll("a, button, .tabs label, .field input, textarea")]
  .filter((element) => element.checkVisibility())
  .map((element) => [element.innerText || element.name, element.getBoundingClientRect()])
  .filter(([, box]) => box.height < 44 || box.width < 44)
  .map(([name, box]) => `${name} ${box.width}x${box.height}`)"""

# Whether what has the focus can be seen to have it; a tab shows it on its label.
SHOWS_FOCUS = """(() => {
  const focused = document.activeElement;
  const seen = focused.matches("[name=way]") ? focused.labels[0] : focused;
  const style = getComputedStyle(seen);
  return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
})()"""

# The page that has followed the sale, and the page as the server writes it now: null, or a
# difference. What only a script can do (copying, the time) is left out.
DRIFT = """(async () => {
  const text = await (await fetch(location.href, { cache: "no-store" })).text();
  const plain = (page) => {
    const body = page.body.cloneNode(true);
    for (const each of body.querySelectorAll("noscript, #say, #ring, #lost")) each.remove();
    for (const each of body.querySelectorAll(".copy")) each.removeAttribute("hidden");
    for (const each of body.querySelectorAll("[name=way]")) each.removeAttribute("checked");
    body.querySelector("#back").removeAttribute("data-after");
    body.removeAttribute("data-version");
    const lines = [page.title];
    lines.push(...[...body.attributes].map((each) => each.name + each.value).sort());
    for (const element of body.querySelectorAll("*")) {
      if (element.parentElement.closest("[hidden]")) continue;
      const names = element.getAttributeNames().sort();
      const own = [...element.childNodes].filter((node) => node.nodeType === 3);
      lines.push([element.tagName, ...names.map((name) => `${name}=${element.getAttribute(name)}`),
        element.hidden ? "" : own.map((node) => node.data.trim()).join("")].join(" "));
    }
    return lines;
  };
  const fresh = plain(new DOMParser().parseFromString(text, "text/html"));
  const followed = plain(document);
  const place = fresh.findIndex((line, number) => line !== followed[number]);
  if (place < 0 && fresh.length === followed.length) return null;
  return `${followed[place]} instead of ${fresh[place]}`;
})()"""
