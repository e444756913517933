// Fits the week onto a screen that nobody scrolls: the largest letters with which it lies there whole; where even the
// smallest readable ones don't do, a day that is too full turns its pages. Comes anew as soon as something changed.
(() => {
  "use strict";
  const screen = matchMedia("(min-width: 68rem) and (min-height: 36rem)");
  const body = document.body;
  const days = [...document.querySelectorAll(".day")];
  // Shares of the screen's width: letters that are read from across a corridor, and the least that can be.
  const LARGEST = 0.0165, LEAST = 0.0076;
  const PAGE_SECONDS = 12;
  let turning = [];

  const works = (day) => day.querySelector(".works");
  const lies = (day) => works(day).scrollHeight <= works(day).clientHeight + 1;
  const size = (pixels) => body.style.setProperty("--size", `${pixels}px`);

  const hide = (parts) => parts.forEach((part) => part.classList.add("away"));
  const bring = (parts) => parts.forEach((part) => part.classList.remove("away"));

  // What stays together on a page: an item under its session's heading.
  function pieces(day) {
    const found = [];
    let heading = [];
    for (const part of works(day).children) {
      if (part.tagName === "UL") found.push(...[...part.children].map((item) => [...heading, item]));
      else heading = [part];
    }
    return found;
  }

  function show(pages, number) {
    hide(pages.flat(2));
    bring(pages[number].flat());
  }

  // Pages are filled one piece after another, each as long as it still lies in the day.
  function paginate(day) {
    const pages = [];
    const all = pieces(day);
    hide(all.flat());
    let page = [];
    for (const piece of all) {
      bring(piece);
      if (page.length > 0 && !lies(day)) {
        pages.push(page);
        hide(page.flat());
        bring(piece);
        page = [];
      }
      page.push(piece);
    }
    pages.push(page);
    show(pages, 0);
    const mark = document.createElement("span");
    mark.className = "page";
    day.querySelector("h2").append(mark);
    return { pages, mark };
  }

  // Which page is shown depends on the clock alone, so that it goes on where it was after the page came anew.
  function turn() {
    const tick = Math.floor(Date.now() / 1000 / PAGE_SECONDS);
    for (const { pages, mark } of turning) {
      const number = tick % pages.length;
      show(pages, number);
      mark.textContent = `${number + 1}/${pages.length}`;
    }
  }

  function fit() {
    for (const { mark } of turning) mark.remove();
    turning = [];
    bring([...document.querySelectorAll(".away")]);
    body.classList.toggle("fits", screen.matches);
    if (!screen.matches) {
      body.style.removeProperty("--size");
      return;
    }
    let [low, high] = [innerWidth * LEAST, innerWidth * LARGEST];
    size(low);
    if (days.every(lies)) {
      while (high - low > 0.25) {
        const middle = (low + high) / 2;
        size(middle);
        if (days.every(lies)) low = middle;
        else high = middle;
      }
      size(low);
    } else {
      turning = days.filter((day) => !lies(day)).map(paginate);
      turn();
    }
  }

  fit();
  addEventListener("resize", fit);
  document.fonts?.ready.then(fit);
  setInterval(turn, 1000);
  // The address of the page, and behind it that of its news; the browser itself asks again after a break.
  new EventSource(`${location.pathname}/tin`).addEventListener("doi", () => location.reload());
})();
