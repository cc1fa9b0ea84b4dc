// A list is asked for again as soon as something is chosen; without a script, by its button.
(() => {
  "use strict";
  for (const select of document.querySelectorAll("[data-sends]")) {
    select.addEventListener("change", () => select.form.requestSubmit());
  }
  for (const form of document.querySelectorAll("form.filters")) {
    form.addEventListener("submit", () => {
      for (const field of form.elements) {
        if (field.name && field.value === "") {
          field.disabled = true;
        }
      }
    });
  }
  addEventListener("pageshow", () => {
    for (const field of document.querySelectorAll("form.filters :disabled")) {
      field.disabled = false;
    }
  });
})();
