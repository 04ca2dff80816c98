// Putting texts on the clipboard.

import { announce, element } from "./elements.js";

const SHOWN_MS = 2000;

/** A button that copies what ``text`` gives, and says so. */
export function copyButton(label, spoken, text) {
  const button = element("button", { type: "button", class: "copy", "aria-label": `${label} ${spoken}` }, label);
  let timer;
  button.addEventListener("click", async () => {
    const isCopied = await copy(text());
    button.textContent = isCopied ? "Copied" : "Not copied";
    announce(isCopied ? `${spoken} copied` : `${spoken} not copied: the browser forbids it`);
    clearTimeout(timer);
    timer = setTimeout(() => {
      button.textContent = label;
    }, SHOWN_MS);
  });
  return button;
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text); // plain HTTP: browsers offer no clipboard there
  }
}

function copyBySelection(text) {
  const focused = document.activeElement;
  const area = element("textarea", { class: "visually-hidden", "aria-hidden": "true" });
  area.value = text;
  document.body.append(area);
  area.select();
  const isCopied = document.execCommand("copy");
  area.remove();
  focused?.focus();
  return isCopied;
}
