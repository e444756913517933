// Names as they are typed: the directory's that fit what stands behind the last comma, with or without diacritics.
"use strict";
(() => {
  const MOST = 8;
  const fold = (text) =>
    text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase().trim();
  const list = document.createElement("ul");
  list.id = "goi-y";
  list.setAttribute("role", "listbox");
  list.hidden = true;
  let field = null;
  let chosen = -1;

  const parts = (value) => {
    const at = Math.max(value.lastIndexOf(","), value.lastIndexOf(";")) + 1;
    return [value.slice(0, at), value.slice(at)];
  };

  const close = () => {
    list.hidden = true;
    field?.setAttribute("aria-expanded", "false");
    field?.removeAttribute("aria-activedescendant");
  };

  const mark = (at) => {
    chosen = at;
    [...list.children].forEach((option, place) => option.setAttribute("aria-selected", String(place === at)));
    const option = list.children[at];
    if (option) field.setAttribute("aria-activedescendant", option.id);
    else field.removeAttribute("aria-activedescendant");
  };

  const take = (option) => {
    const [ahead] = parts(field.value);
    field.value = `${ahead}${ahead ? " " : ""}${option.dataset.name}`;
    close();
  };

  const open = () => {
    const typed = fold(parts(field.value)[1]);
    const options = [...document.getElementById(field.dataset.names).children];
    const fits = options.filter((option) => fold(`${option.value} ${option.label}`).includes(typed));
    if (!typed || !fits.length) return close();
    list.replaceChildren(...fits.slice(0, MOST).map((option, at) => {
      const row = document.createElement("li");
      row.id = `goi-y-${at}`;
      row.setAttribute("role", "option");
      row.dataset.name = option.value;
      row.textContent = option.label ? `${option.value} – ${option.label}` : option.value;
      return row;
    }));
    field.after(list);
    list.hidden = false;
    for (const [name, value] of [
      ["role", "combobox"], ["aria-expanded", "true"], ["aria-controls", list.id], ["aria-autocomplete", "list"],
    ]) field.setAttribute(name, value);
    mark(-1);
  };

  document.addEventListener("input", (event) => {
    if (!event.target.matches("[data-names]")) return;
    field = event.target;
    open();
  });
  document.addEventListener("keydown", (event) => {
    if (event.target !== field || list.hidden) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const count = list.children.length;
    if (step) mark((chosen + step + count) % count);
    else if (event.key === "Enter" && chosen >= 0) take(list.children[chosen]);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
  });
  // Before the field loses its focus, and with it what was typed is sent.
  list.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    const option = event.target.closest("li");
    if (option) take(option);
  });
  document.addEventListener("focusout", (event) => {
    if (event.target === field) close();
  });
})();
