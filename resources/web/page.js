// Keeps the customer's page as the till knows the sale. The page says all of it without this, too.
"use strict";

const body = document.body;
const byId = (id) => document.getElementById(id);
const ways = byId("ways");
const form = byId("fields");

const POLL_MS = 4000;
const AGAIN_MS = 30000; // until a stream that was refused is tried again
const LOST_MS = 12000;
const PAYABLE = /^(bitcoin|lightning):/i;
const WEB = /^https?:/i;

let version = Number(body.dataset.version);
let shownWays = null; // as JSON; null: what the server wrote
let ends = null; // of the price, by the page's own clock, which starts with the page
let held = 0;
let leaving = 0;
let target = "";
let lastWord = performance.now();
let lastAsked = 0;
let lastTried = 0;
let stream = null;
let speaks = false;
let warned = false;

function say(text) {
  byId("say").textContent = text;
}

// The time left -----------------------------------------------------------------------------------

function clock(seconds) {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

function holdUntil(left, whole) {
  ends = left === null ? null : performance.now() + left * 1000;
  held = whole || 0;
  warned = left !== null && left <= 60;
  tick();
}

function tick() {
  const ring = byId("ring");
  ring.hidden = ends === null;
  if (ends === null) return;
  const left = Math.max(0, Math.ceil((ends - performance.now()) / 1000));
  if (byId("left").textContent !== clock(left)) byId("left").textContent = clock(left);
  const part = held ? Math.min(100, (100 * left) / held) : 100;
  byId("arc").setAttribute("stroke-dasharray", `${part.toFixed(2)} 100`);
  ring.dataset.near = left <= 60 ? "minute" : left <= 300 ? "minutes" : "";
  if (left <= 60 && left > 0 && !warned) {
    warned = true;
    say(`${ring.getAttribute("aria-label")}: ${clock(left)}`);
  }
}

// What the state shows ------------------------------------------------------------------------------

// The stream speaks in order; an answer may have been overtaken by it. A till that was started anew
// may count from the beginning.
function show(state, isAnswer) {
  if (isAnswer && speaks && state.version < version) return;
  // The question for a tip is the server's to write.
  if (state.tip_of !== body.dataset.tip) {
    location.reload();
    return;
  }
  const newer = state.version !== version;
  holdUntil(state.seconds_left, state.seconds_held);
  if (newer) {
    version = state.version;
    body.dataset.version = version;
    write(state);
  }
  redirect(state.redirect);
}

function write(state) {
  for (const element of document.querySelectorAll("[data-text]")) {
    const text = state[element.dataset.text];
    // Said again where nothing is new, it would be read out again.
    if (element.textContent !== text) element.textContent = text;
    if (element.dataset.text !== "title") element.hidden = !text;
  }
  for (const element of document.querySelectorAll("[data-show]")) {
    element.hidden = !state[element.dataset.show];
  }
  if (body.dataset.state !== state.state) {
    body.dataset.state = state.state;
    byId("sign").setAttribute("href", `#shape-${state.state}`);
  }
  document.title = `${state.title} · ${body.dataset.shop}`;
  const written = JSON.stringify(state.ways);
  if (written !== shownWays) {
    shownWays = written;
    offer(state.ways);
  }
  if (form) {
    isFor(state.sale);
    showForm(state.fields === "asked");
    byId("saved").hidden = state.fields !== "saved";
  }
}

function made(selector) {
  return byId("made").content.querySelector(selector).cloneNode(true);
}

function offer(offered) {
  const chosen = ways.querySelector("input:checked")?.value;
  const kept = offered.some((way) => way.kind === chosen) ? chosen : offered[0]?.kind;
  const focused = ways.contains(document.activeElement) ? document.activeElement : null;
  for (const old of ways.querySelectorAll("input, label, .plate, .target")) old.remove();
  const tabs = ways.querySelector(".tabs");
  for (const way of offered) {
    ways.querySelector(".codes").before(tab(way, way.kind === kept));
    const label = made("label");
    label.htmlFor = `way-${way.kind}`;
    label.textContent = way.label;
    tabs.append(label);
    ways.querySelector(".scan").before(code(way));
    ways.querySelector(".targets").append(payTo(way));
  }
  ways.dataset.count = offered.length;
  ways.hidden = offered.length === 0;
  body.dataset.pays = offered.length ? "yes" : "no";
  if (!focused) return;
  const place = `.target[data-kind="${kept}"] .${focused.className}`;
  ways.querySelector(focused.matches("input") ? "input:checked" : place)?.focus();
}

function tab(way, isChosen) {
  const input = made("input");
  input.id = `way-${way.kind}`;
  input.value = way.kind;
  input.setAttribute("aria-label", way.label);
  input.checked = isChosen;
  return input;
}

function code(way) {
  const plate = made(".plate");
  plate.dataset.kind = way.kind;
  plate.firstElementChild.setAttribute("viewBox", `0 -.5 ${way.code.size} ${way.code.size}`);
  plate.querySelector("path").setAttribute("d", way.code.path);
  return plate;
}

function payTo(way) {
  const element = made(".target");
  element.dataset.kind = way.kind;
  element.querySelector(".open").setAttribute("href", PAYABLE.test(way.uri) ? way.uri : "#");
  const label = element.querySelector(".label");
  if (way.kind === "lightning") label.textContent = label.dataset.invoice;
  label.removeAttribute("data-invoice");
  for (let place = 0; place < way.text.length; place += 4) {
    const group = document.createElement("span");
    group.textContent = way.text.slice(place, place + 4);
    element.querySelector(".text").append(group);
  }
  return element;
}

// Copying -------------------------------------------------------------------------------------------

async function copy(button) {
  const text = button.parentElement.querySelector(".text");
  try {
    await navigator.clipboard.writeText(text.textContent);
  } catch {
    // Without TLS there is no clipboard of this kind: a shop's own network often has none.
    getSelection().selectAllChildren(text);
    if (!document.execCommand("copy")) return;
  }
  const word = button.textContent;
  if (word === body.dataset.copied) return;
  button.textContent = body.dataset.copied;
  say(body.dataset.copied);
  setTimeout(() => {
    button.textContent = word;
  }, 2000);
}

ways.addEventListener("click", (event) => {
  const button = event.target.closest(".copy");
  if (button) copy(button);
});

// Back to the shop ------------------------------------------------------------------------------------

function isBeingFilled() {
  if (!form || form.hasAttribute("hidden")) return false;
  if (form.contains(document.activeElement)) return true;
  return inputs().some((input) => input.value !== input.defaultValue);
}

function redirect(wanted) {
  const url = wanted && WEB.test(wanted.url) ? wanted.url : "";
  if (url === target) return;
  target = url;
  clearTimeout(leaving);
  if (!url) return;
  byId("back").href = url;
  leaving = setTimeout(leave, wanted.after_seconds * 1000);
}

function leave() {
  // Not from under somebody's fingers: there is a link, and sending it leads on.
  if (target && !isBeingFilled()) location.assign(target);
}

// The customer's fields ---------------------------------------------------------------------------------

// A field may have the name of any of the form's own properties, and stands in its place then.
function inputs() {
  return [...form.querySelectorAll("[name]:not([type=hidden])")];
}

function empty() {
  for (const input of inputs()) {
    input.defaultValue = "";
    input.value = "";
  }
  mistakes({});
}

// A tablet goes on to the next sale: its customer is not shown what the last one filled in.
function isFor(sale) {
  const mark = form.querySelector("[type=hidden]");
  if (mark.value === sale) return;
  mark.value = sale;
  empty();
}

function showForm(isShown) {
  form.toggleAttribute("hidden", !isShown);
}

function mistakes(errors) {
  let first = null;
  for (const input of inputs()) {
    const error = errors[input.name] || "";
    const place = byId(input.getAttribute("aria-describedby"));
    place.textContent = error;
    place.hidden = !error;
    if (error) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
    if (error && !first) first = input;
  }
  first?.focus();
}

async function send(event) {
  event.preventDefault();
  const button = form.querySelector(".send");
  const failed = byId("not-saved");
  button.disabled = true;
  failed.hidden = true;
  try {
    const answer = await fetch(form.getAttribute("action"), {
      method: "POST",
      headers: { Accept: "application/json" },
      body: new URLSearchParams(new FormData(form)),
    });
    const told = await answer.json();
    mistakes(told.errors || {});
    if (!told.saved) return;
    empty();
    showForm(false);
    byId("saved").hidden = false;
    byId("saved").focus();
    if (target) leaving = setTimeout(leave, 1000);
  } catch {
    failed.textContent = body.dataset.notSaved;
    failed.hidden = false;
  } finally {
    button.disabled = false;
  }
}

form?.addEventListener("submit", send);

// Hearing of changes --------------------------------------------------------------------------------------

function heard(state, isAnswer) {
  lastWord = performance.now();
  show(state, isAnswer);
}

async function ask() {
  lastAsked = performance.now();
  try {
    const answer = await fetch(body.dataset.stateUrl, { cache: "no-store" });
    if (answer.status === 404) location.reload();
    else if (answer.ok) heard(await answer.json(), true);
  } catch {
    // It is asked again; how long there was no answer decides what is said.
  }
}

function listen() {
  lastTried = performance.now();
  stream = new EventSource(body.dataset.eventsUrl);
  stream.addEventListener("state", (event) => {
    speaks = true;
    heard(JSON.parse(event.data), false);
  });
  stream.addEventListener("error", () => {
    speaks = false;
  });
}

function watch() {
  const now = performance.now();
  // It says something as soon as it is open, and then nothing while nothing changes.
  if (speaks && stream.readyState === EventSource.OPEN) lastWord = now;
  if (now - lastWord > POLL_MS && now - lastAsked > POLL_MS) ask();
  if (stream.readyState === EventSource.CLOSED && now - lastTried > AGAIN_MS) listen();
  byId("lost").hidden = now - lastWord < LOST_MS;
}

function lookAgain() {
  if (document.visibilityState === "visible") ask();
}

for (const button of ways.querySelectorAll(".copy")) button.hidden = false;
const { left: leftThen, held: heldThen } = byId("ring").dataset;
holdUntil(leftThen === "" ? null : Number(leftThen), Number(heldThen));
if (byId("back").dataset.after) {
  redirect({ url: byId("back").href, after_seconds: Number(byId("back").dataset.after) });
}
listen();
setInterval(tick, 250);
setInterval(watch, 1000);
document.addEventListener("visibilitychange", lookAgain);
addEventListener("online", lookAgain);
addEventListener("pageshow", (event) => event.persisted && lookAgain());
