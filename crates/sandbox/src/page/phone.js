"use strict";
// One phone: shows a chat, and does what its owner does. What it shares with the page is in page.js, how a
// message looks in bubble.js.
class Phone {
  constructor(at, about, says) {
    this.at = at;
    this.role = about.role;
    this.drawn = new Map(); // message id: its JSON and its node
    this.unread = 0;
    this.lastSeen = null;
    this.stays = true; // at the end, whatever becomes of the room around the chat
    this.root = $("#phone").content.firstElementChild.cloneNode(true);
    this.root.dataset.role = about.role;
    this.root.setAttribute("aria-labelledby", `owner-${at}`);
    $("h2", this.root).id = `owner-${at}`;
    this.chat = $(".chat", this.root);
    this.chat.setAttribute("aria-labelledby", `owner-${at}`);
    this.messages = $(".messages", this.root);
    this.field = $("textarea", this.root);
    this.person = $(".person", this.root);
    about.people.forEach((person, index) => this.person.append(new Option(person.name, String(index))));
    this.person.hidden = about.people.length < 2;
    this.person.onchange = () => { this.drawn.clear(); this.messages.replaceChildren(); draw(); };
    this.listen();
    this.takeFiles();
    this.offerWords(says);
  }

  hand(more) { return { phone: this.at, person: Number(this.person.value || 0), ...more }; }

  owner() { return this.about.title ?? this.about.people[0].name; }

  lineOf(message) {
    const node = this.drawn.get(message)?.node;
    return node?.isConnected ? node : null;
  }

  listen() {
    const composer = $(".composer", this.root);
    composer.onsubmit = (event) => { event.preventDefault(); this.write(this.field.value); };
    this.field.onkeydown = (event) => {
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); composer.requestSubmit(); }
    };
    this.field.oninput = () => this.grow();
    $(".menu", this.root).onclick = () => this.toggleCommands();
    $(".start", this.root).onclick = () => this.write("/start");
    $(".replying button", this.root).onclick = () => this.replyTo(null);
    $(".alert button", this.root).onclick = () => this.closeAlert();
    $(".down", this.root).onclick = () => this.toEnd();
    // Who scrolls decides; a chat that grows or shrinks under an unmoved hand is followed.
    const measure = () => `${this.chat.clientHeight} ${this.chat.scrollHeight}`;
    this.chat.onscroll = () => {
      if (measure() === this.measured) this.stays = this.isAtEnd();
      this.seen();
    };
    const moved = new ResizeObserver(() => {
      this.measured = measure();
      if (this.stays) this.toEnd();
    });
    moved.observe(this.chat);
    moved.observe(this.messages); // a picture has come
    this.messages.onclick = (event) => this.click(event);
  }

  // Files come through the clip or are dropped; a picture may go as a photo or as a file, as in Telegram.
  takeFiles() {
    for (const input of this.root.querySelectorAll(".attach input")) {
      input.onchange = () => { $(".attach", this.root).open = false; this.send(input.files, input.dataset.as); input.value = ""; };
    }
    const drop = $(".drop", this.root);
    const arePictures = (transfer) => [...transfer.items].every((item) => /^image\/(png|jpeg)$/.test(item.type));
    this.root.ondragover = (event) => {
      event.preventDefault();
      drop.hidden = false;
      $("[data-as=photo]", drop).hidden = !arePictures(event.dataTransfer);
    };
    this.root.ondragleave = (event) => { if (!this.root.contains(event.relatedTarget)) drop.hidden = true; };
    this.root.ondrop = (event) => {
      event.preventDefault();
      drop.hidden = true;
      this.send(event.dataTransfer.files, event.target.dataset?.as ?? "file");
    };
  }

  offerWords(says) {
    $(".says", this.root).replaceChildren(...says.map((text) => {
      const chip = make("button", "", text);
      chip.type = "button";
      chip.onclick = () => this.write(text);
      return chip;
    }));
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
    this.toEnd();
  }

  // What stands in the field goes along as the caption of the first.
  async send(files, as) {
    let caption = this.field.value;
    this.field.value = "";
    this.grow();
    // As there, photos that are chosen together are an album.
    const album = as === "photo" && files.length > 1 ? { album: Date.now() } : {};
    for (const file of files) {
      const query = new URLSearchParams({ phone: this.at, person: this.person.value || 0, name: file.name, photo: as === "photo", caption, ...album });
      const response = await fetch(`send?${query}`, { method: "POST", body: file });
      this.complain(await response.json().catch(() => ({ problem: word("failed") })));
      caption = "";
    }
    this.toEnd();
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

  closeAlert() {
    const alert = $(".alert", this.root);
    if (alert.hidden) return;
    alert.hidden = true;
    this.field.focus();
  }

  replyTo(message) {
    this.replied = message?.id;
    const strip = $(".replying", this.root);
    strip.hidden = !message;
    if (message) { $("span", strip).textContent = `${word("reply")}: ${plain(message).slice(0, 60)}`; this.field.focus(); }
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
    list.scrollTop = 0;
  }

  draw(about) {
    this.about = about;
    const isGroup = about.title !== undefined;
    const me = about.people[Number(this.person.value || 0)];
    $("h2", this.root).textContent = word(about.role);
    $(".owner p", this.root).textContent = about.people.length > 1 ? "" : me.name;
    const name = isGroup ? about.title : state.bot.name;
    $(".who b", this.root).textContent = name;
    $(".avatar", this.root).textContent = isGroup ? name.split(" ").at(-1).slice(0, 1).toUpperCase() : "";
    this.drawDoing(about.typing, isGroup ? word("members", String(about.people.length + 1)) : word("bot"));
    this.drawMore(about, isGroup);
    this.drawMessages(about, me);
    const start = $(".start", this.root);
    const closed = (!about.opened || about.blocked) && !isGroup;
    start.hidden = !closed;
    start.textContent = about.blocked ? word("unblock") : word("start");
    start.onclick = () => about.blocked ? post("standing", this.hand({ act: "unblock" })) : this.write("/start");
    $(".composer", this.root).hidden = closed;
    $(".says", this.root).hidden = about.blocked;
  }

  // What the bot is doing is shown for five seconds, as in Telegram; nobody tells when they are over.
  drawDoing(doing, otherwise) {
    const line = $(".who p", this.root);
    clearTimeout(this.doing);
    line.classList.toggle("acting", Boolean(doing));
    line.textContent = doing ? (word(doing) === doing ? word("typing") : word(doing)) : otherwise;
    if (doing) this.doing = setTimeout(() => this.drawDoing(null, otherwise), 5000);
  }

  drawMore(about, isGroup) {
    const sheet = $(".top .sheet", this.root);
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
    for (const id of this.drawn.keys()) if (typeof id === "number" && !ids.has(id)) this.drawn.delete(id);
    const isFirst = this.lastSeen === null;
    const arrived = isFirst ? [] : about.messages.filter((message) => message.id > this.lastSeen);
    this.lastSeen = about.messages.at(-1)?.id ?? 0;
    if (this.stays || arrived.some((message) => message.from === me.id)) this.toEnd();
    this.unread += arrived.filter((message) => message.from !== me.id).length;
    this.seen();
  }

  isAtEnd() { return this.chat.scrollHeight - this.chat.scrollTop - this.chat.clientHeight < 60; }

  toEnd() {
    this.stays = true;
    this.chat.scrollTop = this.chat.scrollHeight;
    this.seen();
  }

  // Who sees the end of the chat has read it; else a button leads there and says how much is new.
  seen() {
    const atEnd = this.isAtEnd();
    if (atEnd && isInView(this)) this.unread = 0;
    const down = $(".down", this.root);
    down.hidden = atEnd;
    const count = $("span", down);
    count.textContent = this.unread ? String(this.unread) : "";
    down.setAttribute("aria-label", this.unread ? `${word("newest")}, ${word("unread", String(this.unread))}` : word("newest"));
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
    const node = message.event ? make("p", "mark", word(message.event[0], message.event[1])) : bubbleOf(message, {
      mine: message.from === me.id,
      inGroup: this.about.title !== undefined,
      reply: () => this.replyTo(message),
      press: (button, row, column) => this.press(button, message.id, row, column),
    });
    if (known) node.classList.add("changed");
    this.drawn.set(message.id, { key, node });
    return node;
  }
}

// Puts the nodes in this order, touching only those that are not where they should be.
function place(parent, nodes) {
  nodes.forEach((node, index) => { if (parent.children[index] !== node) parent.insertBefore(node, parent.children[index] ?? null); });
  while (parent.children.length > nodes.length) parent.lastElementChild.remove();
}
