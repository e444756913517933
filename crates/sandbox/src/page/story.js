"use strict";
// The steps a visitor plays. How far they are is seen from what stands on the phones, so that a reload, a
// second browser or somebody who presses ahead all find the right step.
const story = { scene: null, readings: new Map() };

// A phone's messages with their texts on one line, each read once.
function readings(role) {
  const about = state.phones.find((phone) => phone.role === role);
  return (about?.messages ?? []).map((message) => {
    const key = `${role} ${message.id} ${message.edits}`;
    if (!story.readings.has(key)) story.readings.set(key, plain(message));
    return { message, text: story.readings.get(key) };
  });
}

function inOrder(text, pieces) {
  let from = 0;
  return pieces.every((piece) => {
    const at = text.indexOf(piece, from);
    from = at + piece.length;
    return at >= 0;
  });
}

const isShown = (sign, { message, text }) =>
  message.buttons.flat().some((button) => sign.labels.includes(button.label)) || sign.texts.some((pieces) => inOrder(text, pieces));
const isSeen = (sign) => readings(sign.role).some((reading) => isShown(sign, reading));

function currentStep() {
  const steps = story.scene.story.steps;
  let last = -1;
  steps.forEach((step, index) => { if (isSeen(step.done)) last = index; });
  return last + 1;
}

// How far the visitor has been. What is said goes on from there and never back, also after a reload: a message
// that was edited no longer shows what it led to. A stage with fewer lines than there were is another one.
const FURTHEST = "nhaclich.furthest";
function furthest(step, cue) {
  const lines = readings("secretariat").length;
  const kept = JSON.parse(sessionStorage.getItem(FURTHEST) ?? "null");
  const been = kept && kept.lines <= lines ? kept : { step: 0, cue: 0 };
  const now = step > been.step ? { step, cue } : { step: been.step, cue: step < been.step ? been.cue : Math.max(cue, been.cue) };
  sessionStorage.setItem(FURTHEST, JSON.stringify({ ...now, lines }));
  return now;
}

function act(deed) {
  if (deed.paper !== undefined) return post("paper", { paper: deed.paper });
  return post("clock", { to: deed.clock }).then(take);
}

// On a narrow screen the phone where something happens comes into view.
const stageOf = (step) => step.act.paper !== undefined ? "secretariat" : step.done.role;

function drawStory() {
  const { headline, story: { steps, finale } } = story.scene;
  $("#headline").textContent = headline?.[language] ?? "";
  const seen = currentStep();
  const { step: now, cue: said } = furthest(seen, steps[seen]?.cues.findLastIndex((cue) => !cue.when || isSeen(cue.when)) ?? 0);
  steps.forEach((step, index) => drawStep(step, index, now));
  const step = steps[now];
  const cue = step?.cues[Math.max(said, 0)];
  document.body.classList.toggle("begun", now > 0 || cue !== step.cues[0]);
  const says = (cue?.says ?? finale)?.[language] ?? "";
  if ($("#cue").textContent !== says) $("#cue").textContent = says;
  const offer = $("#offer");
  offer.hidden = !cue?.offer;
  offer.textContent = cue?.offer?.title[language] ?? "";
  offer.onclick = () => act(cue.offer.act);
  pointAt(cue?.points ?? []);
}

function drawStep(step, index, now) {
  const item = $("#steps").children[index] ?? $("#steps").appendChild(make("li"));
  const button = item.firstElementChild ?? item.appendChild(make("button"));
  const kind = index < now ? "done" : index === now ? "now" : "";
  const key = `${kind} ${language}`;
  if (button.dataset.key === key) return;
  button.dataset.key = key;
  button.type = "button";
  button.className = kind;
  button.replaceChildren(make("span", "number", index < now ? "✓" : String(index + 1)), make("span", "", step.title[language]));
  if (kind === "now") button.setAttribute("aria-current", "step"); else button.removeAttribute("aria-current");
  if (kind === "done") button.append(make("span", "unseen", `, ${word("step_done")}`));
  button.onclick = () => { act(step.act); showRole(stageOf(step)); };
}

// Marks the buttons that come next, on their phones and on the tabs of the phones.
function pointAt(points) {
  const next = new Set();
  for (const point of points) {
    const phone = phones.find((phone) => phone.role === point.role);
    for (const reading of readings(point.role)) {
      if (!phone || (point.under && !isShown(point.under, reading))) continue;
      const line = phone.lineOf(reading.message.id);
      if (!point.labels.length && line) next.add(line);
      for (const button of line?.querySelectorAll(".keyboard button") ?? []) if (point.labels.includes(button.textContent)) next.add(button);
    }
  }
  for (const old of document.querySelectorAll(".next")) if (!next.has(old)) old.classList.remove("next");
  for (const node of next) node.classList.add("next");
  for (const phone of phones) phone.isNext = phone.root.querySelector(".next") !== null;
}

function drawLinks() {
  const links = story.scene.links.map((link) => {
    const node = make("a", "", link.title[language]);
    node.href = link.url;
    node.target = "_blank";
    return node;
  });
  const tries = story.scene.tries.map((offer) => {
    const node = make("button", "", offer.title[language]);
    node.type = "button";
    node.onclick = () => { act(offer.act); showRole("secretariat"); };
    return node;
  });
  $("#links").replaceChildren(...tries, ...links);
  $("#links").hidden = !$("#links").children.length;
}
