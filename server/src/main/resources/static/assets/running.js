// Shows how far an audit has come, and the report once it is there.
(() => {
  "use strict";
  const box = document.querySelector("[data-progress]");
  const bar = box.querySelector("progress");
  const stage = document.getElementById("stage");
  const events = new EventSource(box.dataset.progress);
  events.addEventListener("progress", (event) => {
    const step = JSON.parse(event.data);
    if (step.over) {
      events.close();
      location.reload();
      return;
    }
    if (stage.textContent !== step.label) {
      stage.textContent = step.label;
    }
    box.querySelector("[data-left]").textContent = step.left;
    box.querySelector("[data-right]").textContent = step.right;
    if (step.max > 0) {
      bar.max = step.max;
      bar.value = step.value;
      box.querySelector("[data-percent]").textContent = `${Math.floor((100 * step.value) / step.max)} %`;
    } else {
      bar.removeAttribute("value");
      box.querySelector("[data-percent]").textContent = "";
    }
  });
})();
