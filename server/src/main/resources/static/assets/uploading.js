// Sends chosen files in pieces. A broken connection costs one piece; a closed page can be gone on from
// by choosing the same files again.
(() => {
  "use strict";
  const PIECE = 4 * 1024 * 1024;
  const TRIES = 6;
  const box = document.querySelector("[data-upload]");
  if (!box) {
    return;
  }
  const input = box.querySelector("input[type=file]");
  const list = box.querySelector("[data-files]");
  const problem = box.querySelector("[data-problem]");
  const again = box.querySelector("[data-again]");
  const csrf = document.querySelector("meta[name=csrf]");
  let chosen = [];

  class Refusal extends Error {}

  async function ask(path, options = {}) {
    const response = await fetch(path, {
      ...options,
      headers: { [csrf.dataset.header]: csrf.content, Accept: "application/json", ...options.headers },
    });
    const body = response.headers.get("Content-Type")?.includes("json") ? await response.json() : {};
    if (response.ok || response.status === 409) {
      return body;
    }
    if (response.status >= 500 && response.status !== 507) {
      throw new Error(String(response.status));
    }
    throw new Refusal(body.detail ?? box.dataset.lost);
  }

  // The same files, by name and size, go on in the history they began.
  function key(files) {
    return "amends-upload " + files.map((file) => `${file.name}:${file.size}:${file.lastModified}`).sort().join("|");
  }

  async function history(files) {
    const known = localStorage.getItem(key(files));
    if (known && (await fetch(`${box.dataset.begin}/${known}`)).ok) {
      return known;
    }
    const { id } = await ask(box.dataset.begin, { method: "POST" });
    localStorage.setItem(key(files), id);
    return id;
  }

  function row(file) {
    const item = document.createElement("li");
    const name = document.createElement("span");
    const said = document.createElement("span");
    const bar = document.createElement("progress");
    const above = document.createElement("div");
    item.className = "progress";
    above.className = "above";
    name.textContent = file.name;
    bar.max = file.size;
    bar.value = 0;
    bar.setAttribute("aria-label", file.name);
    above.append(name, said);
    item.append(above, bar);
    list.append(item);
    return (sent) => {
      bar.value = sent;
      said.textContent = sent === file.size ? box.dataset.done : `${Math.floor((100 * sent) / file.size)} %`;
    };
  }

  const pause = (seconds) => new Promise((resume) => setTimeout(resume, seconds * 1000));

  async function send(file, id, show) {
    const form = new URLSearchParams({ name: file.name, size: file.size });
    let { received } = await ask(`${box.dataset.begin}/${id}/files`, { method: "POST", body: form });
    let failures = 0;
    show(received);
    while (received < file.size) {
      try {
        const piece = file.slice(received, received + PIECE);
        const path = `${box.dataset.begin}/${id}/files/${encodeURIComponent(file.name)}?offset=${received}`;
        ({ received } = await ask(path, {
          method: "PUT",
          body: piece,
          headers: { "Content-Type": "application/octet-stream" },
        }));
        failures = 0;
        show(received);
      } catch (broken) {
        if (broken instanceof Refusal || ++failures === TRIES) {
          throw broken;
        }
        await pause(2 ** failures / 4);
        const files = await ask(`${box.dataset.begin}/${id}`).catch(() => []);
        received = files.find?.((known) => known.name === file.name)?.received ?? received;
      }
    }
  }

  async function upload() {
    problem.hidden = true;
    again.hidden = true;
    list.hidden = false;
    list.replaceChildren();
    input.disabled = true;
    try {
      const id = await history(chosen);
      for (const file of chosen) {
        await send(file, id, row(file));
      }
      localStorage.removeItem(key(chosen));
      location.assign(box.dataset.next + id);
    } catch (refused) {
      problem.querySelector("p").textContent = refused instanceof Refusal ? refused.message : box.dataset.kept;
      problem.hidden = false;
      again.hidden = refused instanceof Refusal;
      input.disabled = false;
    }
  }

  input.addEventListener("change", () => {
    chosen = Array.from(input.files);
    if (chosen.length > 0) {
      upload();
    }
  });
  again.querySelector("button").addEventListener("click", upload);
})();
