// A post's text as its platform shows it: folded where it is long, until somebody opens it.

import { element } from "../page/elements.js";

const LETTERS = new Intl.Segmenter("en", { granularity: "grapheme" });
const LINKED = /(https?:\/\/\S+|(?<![\p{L}\p{N}&])[#@][\p{L}\p{N}_]+)/u;

/** What stands before the fold, whole words where there are any; null where all of it fits. */
export function beforeFold(text, most) {
  if (most === null || text.length <= most) {
    return null; // in UTF-16 units: platforms that fold count so
  }
  let end = 0;
  for (const { index, segment } of LETTERS.segment(text)) {
    if (index + segment.length > most) {
      break;
    }
    end = index + segment.length;
  }
  const shown = text.slice(0, end);
  const gap = /\s/.test(text.charAt(end)) ? -1 : shown.search(/\s+\S*$/);
  return (gap > 0 ? shown.slice(0, gap) : shown).trimEnd();
}

/**
 * The text of ``field``; ``show`` draws it anew, and an opened one stays open.
 * more: the platform's words for opening, null where it does not fold. lead: what stands before it.
 */
export function foldedText(field, { more = null, lead = null } = {}) {
  const node = element("p", { class: "post-words" });
  const button = element("button", { type: "button", class: "fold", click: toggle });
  let isOpen = false;
  let current;

  function toggle() {
    isOpen = !isOpen;
    draw();
    button.focus();
  }

  function draw() {
    const { text, soft_limit: most } = current;
    const folded = more === null ? null : beforeFold(text, most);
    button.textContent = isOpen ? "Show less" : more;
    button.setAttribute("aria-expanded", String(isOpen));
    const shown = folded === null || isOpen ? text : folded;
    const start = lead === null ? [] : [element("b", {}, lead), " "];
    node.replaceChildren(...start, ...coloured(shown), ...(folded === null ? [] : [" ", button]));
  }

  function show(fieldsOf) {
    [current] = fieldsOf(field);
    node.hidden = current === undefined;
    if (current !== undefined) {
      draw();
    }
  }
  return { node, show };
}

/** Links and hashtags as platforms colour them; they lead nowhere here. */
export function coloured(text) {
  return text.split(LINKED).map((part, index) =>
    index % 2 === 1 ? element("span", { class: "tag" }, part) : part,
  );
}
