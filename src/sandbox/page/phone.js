"use strict";
// One phone: draws a chat, and does what its owner does. What it shares with the page is in page.js.
class Phone {
  constructor(at, about) {
    this.at = at;
    this.role = about.role;
    this.drawn = new Map(); // message id: its JSON and its node
    this.unread = 0;
    this.lastSeen = null;
    this.root = $("#phone").content.firstElementChild.cloneNode(true);
    this.root.dataset.role = about.role;
    this.chat = $(".chat", this.root);
    this.messages = $(".messages", this.root);
    this.field = $("textarea", this.root);
    this.person = $(".person", this.root);
    about.people.forEach((person, index) => this.person.append(new Option(person.name, String(index))));
    this.person.hidden = about.people.length < 2;
    this.person.onchange = () => { this.drawn.clear(); this.messages.replaceChildren(); draw(); };
    this.listen();
  }

  hand(more) { return { phone: this.at, person: Number(this.person.value || 0), ...more }; }

  listen() {
    const composer = $(".composer", this.root);
    composer.onsubmit = (event) => { event.preventDefault(); this.write(this.field.value); };
    this.field.onkeydown = (event) => {
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); composer.requestSubmit(); }
    };
    this.field.oninput = () => this.grow();
    $(".menu", this.root).onclick = () => this.toggleCommands();
    $(".start", this.root).onclick = () => this.write("/start");
    $("input[type=file]", this.root).onchange = (event) => this.send(event.target);
    $(".replying button", this.root).onclick = () => this.replyTo(null);
    $(".alert button", this.root).onclick = () => { $(".alert", this.root).hidden = true; this.field.focus(); };
    this.messages.onclick = (event) => this.click(event);
    this.root.ondragover = (event) => event.preventDefault();
    this.root.ondrop = (event) => { event.preventDefault(); this.send(event.dataTransfer); };
  }

  grow() {
    this.field.rows = 1;
    const lines = Math.floor((this.field.scrollHeight - 16) / 21); // its padding and its line height
    this.field.rows = Math.max(1, Math.min(6, lines));
  }

  async write(text) {
    if (!text.trim()) return;
    this.field.value = "";
    this.grow();
    const answer = await post("write", this.hand({ text, reply_to: this.replied ?? null }));
    this.replyTo(null);
    this.complain(answer);
  }

  async send(from) {
    for (const file of from.files) {
      const query = new URLSearchParams({ phone: this.at, person: this.person.value || 0, name: file.name });
      const response = await fetch(`send?${query}`, { method: "POST", body: file });
      this.complain(await response.json().catch(() => ({ problem: word("failed") })));
    }
    if (from.value !== undefined) from.value = "";
  }

  complain(answer) { if (answer.problem) this.toast(`${word("failed")}: ${answer.problem}`); }

  toast(text) {
    const toast = $(".toast", this.root);
    toast.textContent = text;
    toast.hidden = false;
    clearTimeout(this.toasting);
    this.toasting = setTimeout(() => { toast.hidden = true; }, 4000);
  }

  alert(text) {
    const alert = $(".alert", this.root);
    $("p", alert).textContent = text;
    alert.hidden = false;
    $("button", alert).focus();
  }

  replyTo(message) {
    this.replied = message?.id;
    const strip = $(".replying", this.root);
    strip.hidden = !message;
    if (message) { $("span", strip).textContent = `${word("reply")}: ${plain(message)}`; this.field.focus(); }
  }

  click(event) {
    const link = event.target.closest("a");
    if (link?.dataset.command !== undefined) { event.preventDefault(); this.write(link.dataset.command); return; }
    if (link && isOurs(link.href)) { event.preventDefault(); choosePhone(link.href); return; }
    event.target.closest(".spoiler")?.classList.add("uncovered");
  }

  async press(node, message, row, column) {
    if (node.classList.contains("waiting")) return;
    node.classList.add("waiting");
    const answer = await post("press", this.hand({ message, row, column }));
    node.classList.remove("waiting");
    this.complain(answer);
    if (answer.url) openUrl(answer.url);
    else if (answer.text && answer.alert) this.alert(answer.text);
    else if (answer.text) this.toast(answer.text);
  }

  toggleCommands() {
    const list = $(".commands", this.root);
    list.hidden = !list.hidden;
    if (list.hidden) return;
    const rows = this.about.menu.map(([command, description]) => {
      const row = make("button");
      row.type = "button";
      row.append(make("b", "", `/${command}`), make("span", "", description));
      row.onclick = () => { list.hidden = true; this.write(`/${command}`); };
      return row;
    });
    list.replaceChildren(...(rows.length ? rows : [make("p", "", word("no_menu"))]));
  }

  draw(about) {
    this.about = about;
    const isGroup = about.title !== undefined;
    const me = about.people[Number(this.person.value || 0)];
    $("h2", this.root).textContent = isGroup ? about.title : me.name;
    $(".avatar", this.root).textContent = (isGroup ? about.title : me.name).split(" ").at(-1).slice(0, 1).toUpperCase();
    const acting = about.typing && (word(about.typing) === about.typing ? word("typing") : word(about.typing));
    $(".who p", this.root).textContent = acting || word(about.role);
    $(".who p", this.root).classList.toggle("acting", Boolean(acting));
    this.drawMore(about, isGroup);
    this.drawMessages(about, me);
    const start = $(".start", this.root);
    const closed = !about.opened || about.blocked;
    start.hidden = !closed || isGroup;
    start.textContent = about.blocked ? word("unblock") : word("start");
    start.onclick = () => about.blocked ? post("standing", this.hand({ act: "unblock" })) : this.write("/start");
    $(".composer", this.root).hidden = closed && !isGroup;
  }

  drawMore(about, isGroup) {
    const sheet = $(".sheet", this.root);
    const act = (key, turn) => {
      const button = make("button", "", word(key));
      button.type = "button";
      button.onclick = () => { $(".more", this.root).open = false; post("standing", this.hand({ act: turn })).then((a) => this.complain(a)); };
      return button;
    };
    const acts = about.blocked ? [act(isGroup ? "add" : "unblock", "unblock")] : [act(isGroup ? "kick" : "block", "block")];
    if (about.basic) acts.push(act("upgrade", "upgrade"));
    sheet.replaceChildren(...acts);
  }

  drawMessages(about, me) {
    const atEnd = this.chat.scrollHeight - this.chat.scrollTop - this.chat.clientHeight < 60;
    const nodes = [];
    let day = "";
    for (const message of about.messages) {
      if (message.day !== day) { day = message.day; nodes.push(this.dayMark(day)); }
      nodes.push(this.node(message, me));
    }
    if (!nodes.length) nodes.push(make("p", "mark alone", word(about.title === undefined ? "empty" : "empty_group")));
    if (about.blocked && about.opened) nodes.push(make("p", "mark", word(about.title === undefined ? "blocked" : "kicked")));
    place(this.messages, nodes);
    const ids = new Set(about.messages.map((message) => message.id));
    for (const id of this.drawn.keys()) if (!ids.has(id)) this.drawn.delete(id);
    const last = about.messages.at(-1)?.id ?? 0;
    const isFirst = this.lastSeen === null;
    const arrived = about.messages.filter((message) => message.id > this.lastSeen);
    const isNew = arrived.length > 0;
    if (!isFirst && shownPhone !== this.at) this.unread += arrived.filter((message) => message.bot).length;
    this.lastSeen = last;
    if (atEnd || isNew) this.chat.scrollTop = this.chat.scrollHeight;
  }

  dayMark(day) {
    const key = `day ${day}`;
    const text = dateText(new Date(`${day}T00:00:00Z`));
    const known = this.drawn.get(key);
    if (known && known.text === text) return known.node;
    const node = make("p", "mark", text);
    this.drawn.set(key, { text, node });
    return node;
  }

  node(message, me) {
    const key = JSON.stringify(message) + language;
    const known = this.drawn.get(message.id);
    if (known?.key === key) return known.node;
    const node = message.event ? make("p", "mark", word(message.event[0]).replace("$", message.event[1])) : this.bubble(message, me);
    if (known) node.classList.add("changed");
    this.drawn.set(message.id, { key, node });
    return node;
  }

  bubble(message, me) {
    const mine = message.from === me.id;
    const line = make("div", mine ? "line mine" : "line");
    line.dataset.message = message.id;
    const bubble = make("div", "bubble");
    if (!mine && this.about.title !== undefined) bubble.append(make("p", message.bot ? "name botname" : "name", message.who));
    if (message.reply) {
      const quote = make("p", "quote");
      quote.append(make("b", "", message.reply.who), document.createTextNode(message.reply.text));
      bubble.append(quote);
    }
    if (message.file) bubble.append(fileOf(message.file));
    const words = make("div", "words");
    words.innerHTML = message.html ?? ""; // escaped by the server, tags are its own
    bubble.append(words, this.footnote(message));
    line.append(bubble);
    if (message.buttons.length) line.append(this.keyboard(message));
    return line;
  }

  footnote(message) {
    const foot = make("p", "foot");
    const reply = make("button", "answer", word("reply"));
    reply.type = "button";
    reply.onclick = () => this.replyTo(message);
    foot.append(reply);
    if (message.reactions.length) foot.append(make("span", "reactions", message.reactions.join(" ")));
    if (message.silent) foot.append(make("span", "", word("silent")));
    if (message.edits) foot.append(make("span", "", word("edited")));
    foot.append(make("time", "", message.time));
    return foot;
  }

  keyboard(message) {
    const keyboard = make("div", "keyboard");
    message.buttons.forEach((buttons, row) => {
      const line = make("div", "row");
      buttons.forEach((button, column) => {
        const node = make("button", button.url ? "url" : "", button.label);
        node.type = "button";
        node.onclick = () => this.press(node, message.id, row, column);
        line.append(node);
      });
      keyboard.append(line);
    });
    return keyboard;
  }
}

const plain = (message) => new DOMParser().parseFromString(message.html ?? "", "text/html").body.textContent.slice(0, 60);

// Puts the nodes in this order, touching only those that are not where they should be.
function place(parent, nodes) {
  nodes.forEach((node, index) => { if (parent.children[index] !== node) parent.insertBefore(node, parent.children[index] ?? null); });
  while (parent.children.length > nodes.length) parent.lastElementChild.remove();
}

function fileOf(file) {
  const address = `file?id=${encodeURIComponent(file.id)}`;
  const link = make("a", file.picture ? "picture" : "file");
  link.href = address;
  link.target = "_blank";
  if (file.picture) {
    const image = make("img");
    image.src = address;
    image.alt = word("photo");
    link.append(image);
    return link;
  }
  const name = file.name ?? "–";
  const size = file.size < 1024 ? `${file.size} B` : file.size < 1048576 ? `${Math.round(file.size / 1024)} KB` : `${(file.size / 1048576).toFixed(1)} MB`;
  const about = make("span", "about");
  about.append(make("b", "", name), make("span", "", size));
  link.append(make("span", "kind", (name.split(".").at(-1) ?? "").slice(0, 4)), about);
  return link;
}
