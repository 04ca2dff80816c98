// Elements and texts of the page; data becomes text nodes and attributes, never markup.

/** Make an element: functions become listeners of their event, null and false leave out. */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") {
      made.addEventListener(name, value);
    } else if (value !== null && value !== undefined && value !== false) {
      made.setAttribute(name, value === true ? "" : value);
    }
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

export const byId = (id) => document.getElementById(id);

let last = 0;

/** An id that no other element of the page has. */
export function uniqueId(stem) {
  last += 1;
  return `${stem}-${last}`;
}

/** Tell people who hear the page; a repeated message is spoken again. */
export function announce(message) {
  const announcer = byId("announcer");
  announcer.textContent = announcer.textContent === message ? `${message}\u00a0` : message;
}
