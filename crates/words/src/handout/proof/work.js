// The proof page's forms in a browser: each change is sent as it is made, one after the other, the page shows what came of
// it, and nothing that was typed is lost.
"use strict";
(() => {
  const one = (selector) => document.querySelector(selector);
  const all = (selector) => [...document.querySelectorAll(selector)];
  /** Milliseconds until what could not be sent is tried again. */
  const AGAIN = 3000;

  let queue = Promise.resolve();
  /** Counts the states of the page in which places mean something else; what was typed into an earlier one stays typed. */
  let state = 0;
  let waiting = 0;

  const isDirty = (field) =>
    field.tagName === "SELECT" ? !field.selectedOptions[0]?.defaultSelected : field.value !== field.defaultValue;
  const fieldsOf = (root) =>
    [...root.querySelectorAll("input[id], textarea[id], select[id]")];

  const tell = (words) => {
    const trouble = one(".trouble");
    trouble.textContent = words;
    trouble.hidden = !words;
  };

  // A page that changes between a finger's going down and up would swallow the press.
  let released = Promise.resolve();
  document.addEventListener("pointerdown", () => {
    released = new Promise((done) => addEventListener("pointerup", () => setTimeout(done), { once: true }));
  });

  /** Shows another state of the page; what is being typed elsewhere, focus and places stay, where they mean the same. */
  const swap = async (page, sent, same) => {
    await Promise.race([released, new Promise((done) => setTimeout(done, 1000))]);
    const active = document.activeElement;
    const typed = same
      ? fieldsOf(document).filter((field) => isDirty(field) && sent.get(field.id) !== field.value)
      : [];
    const kept = typed.map((field) => [field.id, field.value]);
    const focus = { id: active?.id, from: active?.selectionStart, to: active?.selectionEnd };
    const scrolls = all("main, main > section").map((pane) => pane.scrollTop);
    for (const part of ["header", "main"]) one(`body > ${part}`).replaceWith(page.querySelector(`body > ${part}`));
    all("main, main > section").forEach((pane, at) => (pane.scrollTop = scrolls[at] ?? 0));
    for (const [id, value] of kept) {
      const field = document.getElementById(id);
      if (field) field.value = value;
    }
    document.dispatchEvent(new Event("swapped"));
    const again = focus.id ? document.getElementById(focus.id) : one("[data-next]");
    again?.focus({ preventScroll: true });
    if (focus.from !== null && focus.from !== undefined) again?.setSelectionRange?.(focus.from, focus.to);
    count();
  };

  const notices = (page) => [...page.querySelectorAll("body > header .notice")].map((notice) => notice.textContent);

  /** Nothing typed is lost: it goes back to where it was typed, if that still is there, and is named in any case. */
  const bringBack = (typed) => {
    if (!typed.length) return;
    const list = document.createElement("p");
    list.className = "notice";
    list.textContent = typed.map(({ label, value }) => `${label}: ${value}`).join(" · ");
    one("body > header").append(list);
    for (const { id, value, was } of typed) {
      const field = document.getElementById(id);
      if (field && field.defaultValue === was) field.value = value;
    }
  };

  const deliver = async (form, body, made) => {
    if (made !== state) return;
    body.set("edition", one("main").dataset.edition);
    let answer;
    try {
      answer = await fetch(form.action, { method: "POST", body });
    } catch {
      answer = { status: 0 };
    }
    if (answer.status === 0 || answer.status >= 500) {
      tell(one(".trouble").dataset.offline);
      form.classList.add("unsaved");
      await new Promise((done) => setTimeout(done, AGAIN));
      return deliver(form, body, made);
    }
    if (answer.status === 404) {
      tell(one(".trouble").dataset.gone);
      form.classList.add("unsaved");
      return;
    }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (answer.status === 422) {
      tell(notices(page).join(" "));
      form.classList.add("unsaved");
      return;
    }
    tell("");
    const isField = body.get("act") === "item";
    if (answer.status === 409) {
      state += 1;
      const typed = fieldsOf(form).filter(isDirty).map((field) => ({
        id: field.id, value: field.value, was: field.defaultValue, label: field.labels[0]?.textContent.trim() ?? "",
      }));
      await swap(page, new Map(), false);
      bringBack(typed);
      return;
    }
    if (!isField) state += 1;
    await swap(page, new Map(Object.entries(form.sent ?? {})), isField);
  };

  const send = (form, submitter) => {
    const cut = form.elements.cut;
    if (cut) {
      const content = form.elements.content;
      cut.value = [...content.value.slice(0, content.selectionStart)].length;
    }
    const body = new URLSearchParams(new FormData(form, submitter));
    if (form.last === String(body)) return;
    form.last = String(body);
    form.sent = Object.fromEntries(fieldsOf(form).map((field) => [field.id, field.value]));
    const made = state;
    waiting += 1;
    queue = queue.then(() => deliver(form, body, made)).finally(() => {
      waiting -= 1;
      form.last = null;
    });
  };

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("[data-save], [data-act]")) return;
    event.preventDefault();
    send(form, event.submitter);
  });
  const changed = (event) => {
    const form = event.target.closest?.("form[data-save]");
    if (form && isDirty(event.target)) send(form, form.querySelector("[value=item]"));
  };
  document.addEventListener("focusout", (event) => {
    if (event.target.matches("input, textarea")) changed(event);
  });
  document.addEventListener("change", (event) => {
    if (event.target.matches("select")) changed(event);
  });
  addEventListener("beforeunload", (event) => {
    if (waiting || fieldsOf(document).some(isDirty)) event.preventDefault();
  });

  /** The seconds in which a publication can be called back. */
  const count = () => {
    const form = one("[data-until]");
    if (!form || form.counting) return;
    const ends = Date.now() + 1000 * Number(form.dataset.until);
    form.counting = setInterval(() => {
      const left = Math.ceil((ends - Date.now()) / 1000);
      if (!form.isConnected || left <= 0) {
        clearInterval(form.counting);
        form.remove();
      } else {
        form.querySelector("[data-seconds]").textContent = left;
      }
    }, 250);
  };
  count();
})();
