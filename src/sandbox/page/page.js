"use strict";
// Four phones. The server sends the whole state whenever it changes; only what differs is drawn anew.
const $ = (selector, root = document) => root.querySelector(selector);
const make = (tag, classes = "", text = "") => {
  const node = document.createElement(tag);
  if (classes) node.className = classes;
  if (text) node.textContent = text;
  return node;
};

let language = localStorage.getItem("language") || "vi";
let state = null;
let skew = 0; // the office's clock minus this machine's, in milliseconds
let shownPhone = 0;
const phones = []; // one Phone for each of state.phones
const word = (key) => WORDS[language][key] ?? key;

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
    const button = make("button", "", `${word(phone.role)} – ${$("h2", phone.root).textContent}`);
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

function show(at) {
  shownPhone = at;
  phones[at].unread = 0;
  draw();
  const chat = phones[at].chat;
  chat.scrollTop = chat.scrollHeight;
}

function drawTabs() {
  $("#tabs").replaceChildren(...phones.map((phone) => {
    const tab = make("button", phone.at === shownPhone ? "chosen" : "", word(phone.role));
    tab.type = "button";
    if (phone.unread) tab.append(make("span", "count", String(phone.unread)));
    tab.onclick = () => show(phone.at);
    return tab;
  }));
  phones.forEach((phone) => phone.root.classList.toggle("shown", phone.at === shownPhone));
}

// The office has its programme when the page opens: the story is a morning, then a change. The first
// paper, the programme itself, can be sent again by who wants to see what becomes of it.
function drawStory() {
  const step = (content, classes) => { const item = make("li", classes); item.append(content); return item; };
  const hint = (key) => step(make("span", "", word(key)));
  const papers = state.papers.map((paper, index) => {
    const button = make("button", "", paper[language]);
    button.type = "button";
    button.onclick = () => { post("paper", { paper: index }); showRole("secretariat"); };
    return button;
  });
  const [programme, ...changes] = papers;
  const steps = [hint("morning_hint")];
  for (const change of changes) steps.push(step(change), hint("publish_hint"), hint("seen_hint"));
  if (programme) steps.push(step(programme, "aside"));
  $("#papers").replaceChildren(...steps);
}

function showRole(role) {
  const phone = phones.find((phone) => phone.role === role);
  if (phone) show(phone.at);
}

function drawWords() {
  document.documentElement.lang = language;
  document.title = word("title");
  $("#language").textContent = word("other");
  $("#language").lang = language === "vi" ? "en" : "vi";
  for (const node of document.querySelectorAll("[data-word]")) node.textContent = word(node.dataset.word);
  for (const node of document.querySelectorAll("[data-label]")) { node.setAttribute("aria-label", word(node.dataset.label)); node.title = word(node.dataset.label); }
  for (const node of document.querySelectorAll("[data-hint]")) node.placeholder = word(node.dataset.hint);
  for (const node of document.querySelectorAll(".alert button")) node.textContent = word("close");
  for (const node of document.querySelectorAll(".more summary")) node.setAttribute("aria-label", word("more"));
}

function take(next) {
  state = next;
  skew = state.now - Date.now();
  if (!phones.length) {
    state.phones.forEach((about, at) => phones.push(new Phone(at, about)));
    $("#phones").append(...phones.map((phone) => phone.root));
    drawWords();
    drawStory();
  }
  draw();
  tick();
}

function draw() {
  phones.forEach((phone) => phone.draw(state.phones[phone.at]));
  drawTabs();
}

async function follow() {
  for (;;) {
    try {
      const response = await fetch(state ? `state?since=${state.version}` : "state");
      take(await response.json());
      $("#offline").hidden = true;
    } catch {
      $("#offline").hidden = false;
      await new Promise((resolve) => setTimeout(resolve, 1500));
    }
  }
}

for (const button of document.querySelectorAll("[data-move]")) button.onclick = async () => take(await post("clock", { to: button.dataset.move }));
$("#language").onclick = () => {
  language = language === "vi" ? "en" : "vi";
  localStorage.setItem("language", language);
  drawWords();
  drawStory();
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
setInterval(tick, 1000);
follow();
