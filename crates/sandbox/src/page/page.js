"use strict";
// The page around the phones. The server sends the whole state whenever it changes; only what differs is
// drawn anew.
const $ = (selector, root = document) => root.querySelector(selector);
const make = (tag, classes = "", text = "") => {
  const node = document.createElement(tag);
  if (classes) node.className = classes;
  if (text) node.textContent = text;
  return node;
};

const asked = new URLSearchParams(location.search).get("lang");
if (WORDS[asked]) localStorage.setItem("language", asked);
let language = WORDS[localStorage.getItem("language")] ? localStorage.getItem("language") : "vi";
let state = null;
let skew = 0; // the office's clock minus this machine's, in milliseconds
let shownPhone = 0; // the one in view where there is room for one alone
const phones = []; // one Phone for each of state.phones
const word = (key, filled) => {
  const text = WORDS[language][key] ?? key;
  return filled === undefined ? text : text.replace("$", () => filled);
};

async function post(path, body) {
  const response = await fetch(path, {
    method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body),
  });
  return response.json();
}

const isOurs = (href) => href.startsWith(`https://t.me/${state.bot.username}?start`);
const openUrl = (url) => isOurs(url) ? choosePhone(url) : window.open(url, "_blank", "noopener");

function choosePhone(url) {
  const forGroups = url.includes("?startgroup");
  const fitting = phones.filter((phone) => (phone.about.title !== undefined) === forGroups);
  $("#chooser-phones").replaceChildren(...fitting.map((phone) => {
    const button = make("button", "", `${word(phone.role)} – ${phone.owner()}`);
    button.type = "button";
    button.onclick = async () => { $("#chooser").close(); show(phone.at); phone.complain(await post("follow", phone.hand({ url }))); };
    return button;
  }));
  $("#chooser").showModal();
}

function dateText(date) {
  const two = (number) => String(number).padStart(2, "0");
  return `${word("weekdays")[date.getUTCDay()]} ${two(date.getUTCDate())}/${two(date.getUTCMonth() + 1)}/${date.getUTCFullYear()}`;
}

function tick() {
  if (!state) return;
  const [, sign, hours, minutes] = state.offset.match(/([+-])(\d\d):(\d\d)/);
  const ahead = (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60000;
  const office = new Date(Date.now() + skew + ahead);
  $("#time").textContent = office.toISOString().slice(11, 16);
  $("#date").textContent = dateText(office);
}

// Brings a phone into view, and down to its newest message.
function show(at) {
  shownPhone = at;
  phones[at].root.scrollIntoView({ block: "nearest", inline: "center" });
  phones[at].toEnd();
  draw();
}

function showRole(role) {
  const phone = phones.find((phone) => phone.role === role);
  if (phone) show(phone.at);
}

// Whether there is room for one phone alone; then the others are reached by tabs, or by swiping.
const alone = matchMedia("(max-width: 700px)");
const isInView = (phone) => !alone.matches || phone.at === shownPhone;

function drawTabs() {
  phones.forEach((phone) => {
    const tab = $("#tabs").children[phone.at] ?? $("#tabs").appendChild(make("button"));
    const unread = phone.unread ? make("span", "count", String(phone.unread)) : null;
    unread?.append(make("span", "unseen", ` ${word("unread", "").trim()}`));
    tab.type = "button";
    tab.className = `${phone.at === shownPhone ? "chosen" : ""} ${phone.isNext ? "beckons" : ""}`;
    if (phone.at === shownPhone) tab.setAttribute("aria-current", "true"); else tab.removeAttribute("aria-current");
    tab.replaceChildren(word(phone.role), ...(unread ? [unread] : []));
    tab.onclick = () => show(phone.at);
  });
}

function watchSwipes() {
  const main = $("#phones");
  main.addEventListener("scroll", () => {
    if (!alone.matches) return;
    const at = Math.round(main.scrollLeft / main.clientWidth);
    if (at === shownPhone || !phones[at] || Math.abs(main.scrollLeft - at * main.clientWidth) > 20) return;
    shownPhone = at;
    phones[at].seen();
    drawTabs();
    $("#tabs").children[at].scrollIntoView({ block: "nearest", inline: "center" });
  }, { passive: true });
}

function drawWords() {
  document.documentElement.lang = language;
  document.title = word("title");
  $("#language").textContent = word("other");
  $("#language").lang = language === "vi" ? "en" : "vi";
  for (const node of document.querySelectorAll("[data-word]")) node.textContent = word(node.dataset.word);
  for (const node of document.querySelectorAll("[data-label]")) { node.setAttribute("aria-label", word(node.dataset.label)); node.title = word(node.dataset.label); }
  for (const node of document.querySelectorAll("[data-hint]")) node.placeholder = word(node.dataset.hint);
}

function take(next) {
  // Answers may overtake one another; an older state is no news.
  if (state && next.version < state.version) return;
  state = next;
  skew = state.now - Date.now();
  if (!phones.length) {
    state.phones.forEach((about, at) => phones.push(new Phone(at, about, story.scene.says[at])));
    $("#phones").append(...phones.map((phone) => phone.root));
    drawWords();
    drawLinks();
  }
  draw();
  tick();
}

function draw() {
  phones.forEach((phone) => phone.draw(state.phones[phone.at]));
  drawStory();
  drawTabs();
}

// The next state, or nothing if the program does not answer.
async function news() {
  try {
    story.scene ??= await (await fetch("scene")).json();
    return await (await fetch(state ? `state?since=${state.version}` : "state")).json();
  } catch {
    return null;
  }
}

async function follow() {
  for (;;) {
    const next = await news();
    $("#offline").hidden = next !== null;
    if (!next) { await new Promise((resolve) => setTimeout(resolve, 1500)); continue; }
    try { take(next); } catch (trouble) { console.error(trouble); }
  }
}

for (const button of document.querySelectorAll("[data-move]")) button.onclick = () => act({ clock: button.dataset.move });
$("#language").onclick = () => {
  language = language === "vi" ? "en" : "vi";
  localStorage.setItem("language", language);
  history.replaceState(null, "", location.pathname); // a reload is not to fall back to ?lang=
  drawWords();
  if (!state) return;
  drawLinks();
  draw();
  tick();
};
$("#theme").onclick = () => {
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  const now = document.documentElement.dataset.theme ?? (dark ? "dark" : "light");
  document.documentElement.dataset.theme = now === "dark" ? "light" : "dark";
  localStorage.setItem("theme", document.documentElement.dataset.theme);
};
if (localStorage.getItem("theme")) document.documentElement.dataset.theme = localStorage.getItem("theme");
document.addEventListener("click", (event) => {
  for (const open of document.querySelectorAll(".more[open]")) if (!open.contains(event.target)) open.open = false;
  for (const phone of phones) if (!event.target.closest(".menu") || !phone.root.contains(event.target)) $(".commands", phone.root).hidden = true;
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const open of document.querySelectorAll(".more[open]")) { open.open = false; $("summary", open).focus(); }
  for (const phone of phones) { $(".commands", phone.root).hidden = true; phone.closeAlert(); }
});
drawWords();
watchSwipes();
setInterval(tick, 1000);
follow();
