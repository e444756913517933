// The proof page in a browser: both sides show what belongs together, and the key n leads to what has to be looked at.
"use strict";
(() => {
  const one = (selector) => document.querySelector(selector);
  const all = (selector) => [...document.querySelectorAll(selector)];
  const narrow = matchMedia("(max-width: 48rem)");

  const itemsOf = (place) => place?.closest?.("[data-items]")?.dataset.items.split(" ") ?? [];

  const light = (items) => {
    for (const place of all(".lit")) place.classList.remove("lit");
    for (const item of items)
      for (const place of all(`[data-items~="${CSS.escape(item)}"]`)) place.classList.add("lit");
  };

  /** On a phone one side is seen at a time. */
  const turn = (side) => {
    document.body.dataset.shown = side;
    for (const tab of all(".sides [data-side]"))
      tab.setAttribute("aria-current", String(tab.dataset.side === side));
  };

  const sideOf = (place) => (place.closest(".sheet") ? "sheet" : "items");

  const show = (place) => {
    turn(sideOf(place));
    place.scrollIntoView({ block: "center" });
  };

  /** Scrolls the other side to what belongs to this place; a phone stays where it is. */
  const meet = (place) => {
    const items = itemsOf(place);
    light(items);
    if (!items.length || narrow.matches) return;
    const other = sideOf(place) === "sheet" ? ".items" : ".sheet";
    one(`${other} [data-items~="${CSS.escape(items[0])}"]`)?.scrollIntoView({ block: "center" });
  };

  document.addEventListener("mouseover", (event) => {
    const items = itemsOf(event.target);
    if (items.length) light(items);
  });
  document.addEventListener("focusin", (event) => meet(event.target));
  document.addEventListener("click", (event) => {
    const tab = event.target.closest(".sides [data-side]");
    const link = event.target.closest('a[href^="#"]');
    if (tab) {
      event.preventDefault();
      turn(tab.dataset.side);
    } else if (link) {
      const place = document.getElementById(link.hash.slice(1));
      if (!place) return;
      event.preventDefault();
      go(place);
    } else if (event.target.closest(".strip")) {
      meet(event.target);
    }
  });

  const go = (place) => {
    show(place);
    place.focus({ preventScroll: true });
    meet(place);
  };

  let last = null;
  const next = () => {
    const links = all("[data-stop]");
    const at = links.findIndex((link) => link.hash === last);
    const link = links[(at + 1) % links.length];
    if (!link) return;
    last = link.hash;
    const place = document.getElementById(last.slice(1));
    if (place) go(place);
    else location.assign(link.href);
  };

  const isTyping = (place) => place.closest("input, textarea, select, [contenteditable]") !== null;

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-next]")) next();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "n" || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    event.preventDefault();
    next();
  });

  const begin = () => {
    for (const button of all("[data-next]")) button.hidden = false;
    turn(document.body.dataset.shown ?? "items");
  };
  document.addEventListener("swapped", begin);
  begin();
})();
