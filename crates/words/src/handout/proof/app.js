// The Mini App's first page: Telegram has put into the address who opened it; the server checks whether that is so.
"use strict";
(async () => {
  const status = document.querySelector("[role=status]");
  const init = new URLSearchParams(location.hash.slice(1)).get("tgWebAppData");
  history.replaceState(null, "", location.pathname);
  try {
    if (!init) throw new Error("opened outside of Telegram");
    const answer = await fetch(location.pathname, { method: "POST", body: new URLSearchParams({ init }) });
    if (!answer.ok) throw new Error("refused");
    location.replace(answer.url);
  } catch {
    status.textContent = status.dataset.refused;
  }
})();
