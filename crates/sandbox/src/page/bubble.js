"use strict";
// One message as Telegram draws it. It knows what the server says of a message, nothing of its phone but
// whose it is and what to do at a press.
function bubbleOf(message, { mine, inGroup, reply, press }) {
  const line = make("div", mine ? "line mine" : "line");
  line.dataset.message = message.id;
  const bubble = make("div", message.file?.picture ? "bubble pictured" : "bubble");
  if (!mine && inGroup) bubble.append(make("p", message.bot ? "name botname" : "name", message.who));
  if (message.reply) {
    const quote = make("p", "quote");
    quote.append(make("b", "", message.reply.who), document.createTextNode(message.reply.text));
    bubble.append(quote);
  }
  if (message.file) bubble.append(fileOf(message.file));
  const words = make("div", "words");
  words.innerHTML = message.html ?? ""; // escaped by the server, tags are its own
  bubble.append(words, footnote(message, mine, reply));
  line.append(bubble);
  if (message.buttons.length) line.append(keyboard(message, press));
  return line;
}

function footnote(message, mine, reply) {
  const foot = make("p", "foot");
  const answer = make("button", "answer", word("reply"));
  answer.type = "button";
  answer.onclick = reply;
  foot.append(answer);
  if (message.reactions.length) foot.append(make("span", "reactions", message.reactions.join(" ")));
  if (message.silent) foot.append(make("span", "", word("silent")));
  if (message.edits) foot.append(make("span", "edits", word("edited")));
  foot.append(make("time", mine ? "read" : "", message.time));
  return foot;
}

function keyboard(message, press) {
  const keyboard = make("div", "keyboard");
  message.buttons.forEach((buttons, row) => {
    const line = make("div", "row");
    buttons.forEach((button, column) => {
      const node = make("button", button.url ? "url" : "", button.label);
      node.type = "button";
      node.title = button.label;
      node.onclick = () => press(node, row, column);
      line.append(node);
    });
    keyboard.append(line);
  });
  return keyboard;
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
    [image.width, image.height] = file.measures ?? [320, 240];
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

// What stands in a message, on one line.
const plain = (message) => (new DOMParser().parseFromString(message.html ?? "", "text/html").body.textContent ?? "").replace(/\s+/g, " ").trim();
