// What pages need beyond links and forms: theme, zone, menu, keys, dialogs, copying, dropped files, toasts.
(() => {
  "use strict";
  const year = 31536000;
  const root = document.documentElement;
  const toasts = document.getElementById("toasts");

  function remember(name, value) {
    const secure = location.protocol === "https:" ? "; Secure" : "";
    document.cookie = `${name}=${value}; Path=/; SameSite=Lax; Max-Age=${value ? year : 0}${secure}`;
  }

  // The server cannot know the reader's zone until it has been told once.
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (zone && document.body.dataset.zone !== zone) {
    remember("amends-zone", zone);
  }

  // Where there are more tabs than room, the one that is read is in sight.
  for (const here of document.querySelectorAll(".tabs [aria-current]")) {
    const tabs = here.closest(".tabs");
    tabs.scrollLeft = here.offsetLeft - tabs.offsetLeft - (tabs.clientWidth - here.offsetWidth) / 2;
  }

  function choose(button) {
    const theme = button.dataset.themeChoice;
    remember("amends-theme", theme);
    if (theme) {
      root.dataset.theme = theme;
    } else {
      delete root.dataset.theme;
    }
    for (const other of document.querySelectorAll("[data-theme-choice]")) {
      other.setAttribute("aria-pressed", String(other.dataset.themeChoice === theme));
    }
  }

  function menu(open) {
    const button = document.querySelector("[data-menu]");
    if (!button || (button.getAttribute("aria-expanded") === "true") === open) {
      return;
    }
    button.setAttribute("aria-expanded", String(open));
    document.body.classList.toggle("menu-open", open);
    if (open) {
      document.querySelector("#side a").focus();
    } else {
      button.focus();
    }
  }

  function icon(name) {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
    svg.setAttribute("class", "icon");
    svg.setAttribute("aria-hidden", "true");
    use.setAttribute("href", `${toasts.dataset.icons}#${name}`);
    svg.append(use);
    return svg;
  }

  function toast(text, tone = "good") {
    const note = document.createElement("div");
    note.className = `note ${tone}`;
    const words = document.createElement("p");
    words.textContent = text;
    const close = document.createElement("button");
    close.type = "button";
    close.className = "close";
    close.dataset.close = "";
    close.setAttribute("aria-label", toasts.dataset.close);
    close.append(icon("x"));
    note.append(icon(tone === "bad" ? "alert-triangle" : "circle-check"), words, close);
    toasts.append(note);
    if (tone !== "bad") {
      setTimeout(() => note.remove(), 6000);
    }
  }

  async function copy(text) {
    await navigator.clipboard.writeText(text);
    toast(toasts.dataset.copied);
  }

  document.addEventListener("click", (event) => {
    const on = (selector) => event.target.closest(selector);
    const opens = on("[data-opens]");
    if (on("[data-theme-choice]")) {
      choose(on("[data-theme-choice]"));
    } else if (on("[data-menu]")) {
      menu(!document.body.classList.contains("menu-open"));
    } else if (opens) {
      menu(false);
      document.getElementById(opens.dataset.opens).showModal();
    } else if (on("[data-closes]")) {
      on("dialog").close();
    } else if (on("[data-close]")) {
      on(".note").remove();
    } else if (on("[data-copy]")) {
      copy(on("[data-copy]").dataset.copy);
    } else if (!on("#side")) {
      menu(false);
    }
  });

  // A pressed form says so, and cannot be sent twice.
  document.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (button && event.target.method === "post" && !event.defaultPrevented) {
      button.setAttribute("aria-busy", "true");
    }
  });
  window.addEventListener("pageshow", () => {
    document.querySelectorAll("[aria-busy=true].btn").forEach((b) => b.removeAttribute("aria-busy"));
  });

  let went = 0;
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      menu(false);
      return;
    }
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    if (typing || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) {
      return;
    }
    if (event.key === "?") {
      document.getElementById("keys")?.showModal();
    } else if (event.key === "/") {
      const search = document.querySelector("[data-search]");
      if (search) {
        event.preventDefault();
        search.focus();
        search.select();
      }
    } else if (event.key === "g") {
      went = event.timeStamp;
    } else if (event.timeStamp - went < 1500) {
      went = 0;
      for (const place of document.querySelectorAll("[data-go]")) {
        if (place.textContent === event.key) {
          location.assign(place.dataset.go);
        }
      }
    }
  });

  for (const drop of document.querySelectorAll("[data-drop]")) {
    const over = (is) => () => drop.classList.toggle("over", is);
    drop.addEventListener("dragover", over(true));
    drop.addEventListener("dragleave", over(false));
    drop.addEventListener("drop", over(false));
    drop.addEventListener("change", (event) => {
      const names = Array.from(event.target.files, (file) => file.name);
      drop.querySelector(".chosen").textContent = names.join(", ");
    });
  }

  document.addEventListener("htmx:configRequest", (event) => {
    const csrf = document.querySelector("meta[name=csrf]");
    if (csrf) {
      event.detail.headers[csrf.dataset.header] = csrf.content;
    }
  });
  document.addEventListener("htmx:responseError", (event) => {
    const id = event.detail.xhr.getResponseHeader("X-Request-Id");
    toast(id ? `${toasts.dataset.failed} (${id})` : toasts.dataset.failed, "bad");
  });
  document.addEventListener("htmx:sendError", () => toast(toasts.dataset.offline, "bad"));
  document.addEventListener("toast", (event) => toast(event.detail.value ?? event.detail.text, event.detail.tone));
})();
