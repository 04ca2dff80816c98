// The choice of dark or light; a plain script, so that it is made before the page is first painted.
"use strict";

(() => {
  const NAME = "creatives.theme";
  const root = document.documentElement;
  const prefersDark = window.matchMedia("(prefers-color-scheme: dark)");

  function stored() {
    try {
      return localStorage.getItem(NAME);
    } catch {
      return null; // storage is forbidden here: the choice holds for this page
    }
  }

  function store(theme) {
    try {
      localStorage.setItem(NAME, theme);
    } catch {
      // likewise
    }
  }

  const isDark = () => (root.dataset.theme ?? (prefersDark.matches ? "dark" : "light")) === "dark";

  const chosen = stored();
  if (chosen === "dark" || chosen === "light") {
    root.dataset.theme = chosen;
  }

  document.addEventListener("DOMContentLoaded", () => {
    const button = document.getElementById("theme");
    const show = () => button.setAttribute("aria-pressed", String(isDark()));
    button.addEventListener("click", () => {
      root.dataset.theme = isDark() ? "light" : "dark";
      store(root.dataset.theme);
      show();
    });
    prefersDark.addEventListener("change", show);
    show();
  });
})();
