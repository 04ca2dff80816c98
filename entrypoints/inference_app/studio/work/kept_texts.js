// The list of texts that a person changed and that are no longer in the copy.

import { copyButton } from "../page/copying.js";
import { element } from "../page/elements.js";
import { inWords } from "../page/words.js";

/**
 * The list, or nothing where there are none.
 * canRestore: whether the copy has a place for one. restore: puts one there. remove: forgets it.
 */
export function keptTexts(kept, { canRestore, restore, remove }) {
  if (kept.length === 0) {
    return [];
  }
  const items = kept.toReversed().map((each) => keptText(each, canRestore(each), restore, remove));
  return [
    element(
      "details",
      { class: "kept", open: true },
      element("summary", {}, `Your edited texts (${kept.length})`),
      element("p", { class: "hint" }, "You changed these; new copy took their place."),
      element("ul", {}, ...items),
    ),
  ];
}

function keptText(each, canRestore, restore, remove) {
  const where = `${each.name}, variant ${each.variant}, ${inWords(each.field)}`;
  const number = each.nth > 0 ? ` ${each.nth + 1}` : "";
  const button = (label, click) =>
    element("button", { type: "button", class: "copy", "aria-label": `${label} ${where}${number}`, click }, label);
  return element(
    "li",
    {},
    element("p", { class: "hint" }, `${where}${number}`),
    element("p", { class: "kept-words" }, each.text),
    element(
      "div",
      { class: "kept-actions" },
      copyButton("Copy", `${where}${number}`, () => each.text),
      canRestore ? button("Put back", () => restore(each)) : null,
      button("Remove", () => remove(each)),
    ),
  );
}
