// Work pages: dialogs that keep what was typed, the outlook of a message, and pages that stay true by themselves.
(() => {
  "use strict";
  const self = document.currentScript;
  const dirty = new WeakSet();
  let sending = false;

  document.addEventListener("input", (event) => {
    const form = event.target.closest("form");
    if (form) {
      dirty.add(form);
    }
    meter(event.target.closest("form"));
  });
  document.addEventListener("submit", () => { sending = true; });

  // What was refused stands open again, with the reader's cursor where something is wrong.
  for (const dialog of document.querySelectorAll("dialog[data-asked=true]")) {
    dialog.showModal();
    const wrong = dialog.querySelector("[aria-invalid=true]");
    if (wrong) {
      wrong.focus();
    }
  }
  const wrongInRow = document.querySelector("main form:not(dialog form) [aria-invalid=true]");
  if (wrongInRow && !document.querySelector("dialog[open]")) {
    wrongInRow.focus();
  }

  // ---- the forms of deeds, fetched when the first is wanted

  const deeds = document.getElementById("deeds");
  let fetching = null;
  const lacks = (id) => deeds && deeds.dataset.deeds && !document.getElementById(id);

  function fetchDeeds() {
    fetching = fetching || fetch(deeds.dataset.deeds).then(async (answer) => {
      if (!answer.ok || answer.redirected) {
        throw new Error(`deeds: ${answer.status}`);
      }
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      deeds.replaceChildren(...page.body.childNodes);
      delete deeds.dataset.deeds;
    }).catch(() => location.reload());
    return fetching;
  }
  // A pointer or a key on its way there is early enough.
  for (const sign of ["pointerover", "focusin"]) {
    document.addEventListener(sign, (event) => {
      const opens = event.target.closest("[data-opens]");
      if (opens && lacks(opens.dataset.opens)) {
        fetchDeeds();
      }
    });
  }
  document.addEventListener("click", async (event) => {
    const opens = event.target.closest("[data-opens]");
    if (opens && lacks(opens.dataset.opens)) {
      event.stopPropagation();
      await fetchDeeds();
      if (!lacks(opens.dataset.opens)) {
        opens.click();
      }
    }
  }, true);
  const named = location.hash.slice(1);
  if (deeds && named.startsWith("deed-")) {
    (lacks(named) ? fetchDeeds() : Promise.resolve()).then(() => {
      const dialog = document.getElementById(named);
      if (dialog && !dialog.open) {
        dialog.showModal();
      }
    });
  }

  document.addEventListener("click", (event) => {
    const opens = event.target.closest("[data-opens]");
    if (opens && opens.dataset.setType) {
      const dialog = document.getElementById(opens.dataset.opens);
      for (const field of dialog.querySelectorAll("[name=type]")) {
        field.value = opens.dataset.setType;
      }
    }
    for (const more of document.querySelectorAll("[data-more][open]")) {
      if (!more.contains(event.target) || opens) {
        more.open = false;
      }
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      for (const more of document.querySelectorAll("[data-more][open]")) {
        more.open = false;
        more.querySelector("summary").focus();
      }
    }
  });
  document.addEventListener("toggle", (event) => {
    if (event.target.matches && event.target.matches("details.write[open]")) {
      event.target.closest("li").querySelector("textarea").focus();
    }
  }, true);
  for (const select of document.querySelectorAll("[data-submits]")) {
    select.addEventListener("change", () => select.form.requestSubmit());
  }

  function meter(form) {
    const shown = form && form.querySelector("[data-meter]");
    if (!shown) {
      return;
    }
    const filled = Array.from(form.querySelectorAll("textarea[name^=element-]"))
      .filter((field) => /[\p{L}\p{N}]/u.test(field.value)).length;
    shown.querySelector("meter").value = filled;
    const said = shown.querySelector("output");
    said.textContent = said.dataset.text.replace("@", filled);
  }

  // ---- what a message would keep

  const composer = document.querySelector("form[data-outlook]");
  if (composer) {
    let waiting = 0;
    const ask = async () => {
      const answer = await fetch(composer.dataset.outlook, {
        method: "POST", body: new URLSearchParams(new FormData(composer)), headers: csrf(),
      });
      if (answer.ok) {
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        composer.querySelector("[data-outlook-here]").replaceChildren(...page.body.childNodes);
      }
    };
    composer.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(ask, 500);
    });
  }

  function csrf() {
    const token = document.querySelector("meta[name=csrf]");
    return token ? { [token.dataset.header]: token.content } : {};
  }

  // ---- live

  const parts = () => document.querySelectorAll("[data-live][id]");
  const wanted = () => {
    const of = document.querySelector("[data-live][data-contact]");
    return of ? of.dataset.contact : null;
  };

  // A part that somebody is in, or has typed in, stays as it is until they are done.
  function isBusy(part) {
    return part.contains(document.activeElement) && document.activeElement !== document.body
      || Array.from(part.querySelectorAll("form")).some((form) => dirty.has(form))
      || part.querySelector("details[open]:not(.settled) form, details.write[open]");
  }

  // What was unfolded stays so, in its own row even where rows have come or gone above it.
  function keepOpen(from, to) {
    const open = Array.from(from.querySelectorAll("details[open]"), place);
    to.querySelectorAll("details").forEach((it) => { it.open = open.includes(place(it)); });
  }

  function place(details) {
    const row = details.closest("[id]:not([data-live])");
    const within = row || details.closest("[data-live]") || details.getRootNode();
    return `${row ? row.id : ""} ${Array.from(within.querySelectorAll("details")).indexOf(details)}`;
  }

  async function refresh() {
    if (sending || document.hidden && !document.querySelector("[data-live]")) {
      return;
    }
    const answer = await fetch(location.href, { headers: { "X-Live": "true" } });
    if (!answer.ok || answer.redirected) {
      return;
    }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const part of parts()) {
      const fresh = page.getElementById(part.id);
      if (fresh && !isBusy(part) && fresh.innerHTML !== part.innerHTML) {
        keepOpen(part, fresh);
        part.replaceChildren(...fresh.childNodes);
      }
    }
    document.documentElement.dataset.refreshed = String(Number(document.documentElement.dataset.refreshed || 0) + 1);
  }

  const address = self && self.dataset.liveAddress;
  if (address && wanted()) {
    const source = new EventSource(address);
    let soon = 0;
    let last = 0;
    source.addEventListener("changed", (event) => {
      const of = wanted();
      if (of !== "*" && event.data !== "*" && !event.data.split(" ").includes(of)) {
        return;
      }
      clearTimeout(soon);
      soon = setTimeout(() => { last = Date.now(); refresh(); }, Math.max(100, 1500 - (Date.now() - last)));
    });
    source.addEventListener("here", () => { document.documentElement.dataset.live = "true"; });
    addEventListener("pagehide", () => source.close());
    // Countdowns run on though nothing changes.
    setInterval(refresh, 60000);
  }
})();
