// How much of a field's room a text takes, as words and as a bar.

import { element } from "../page/elements.js";
import { lengthInWords } from "../page/words.js";

/** A bar, its words, and ``show``, which takes a text's count and limits. */
export function lengthMeter() {
  const fill = element("span", { class: "meter-fill" });
  const mark = element("span", { class: "meter-mark" });
  const bar = element("span", { class: "meter", "aria-hidden": "true" }, fill, mark);
  const words = element("span", { class: "count" });

  function show(text) {
    const { count, limit, soft_limit: soft } = text;
    const most = limit ?? soft;
    words.textContent = lengthInWords(text);
    bar.dataset.state = state(count, limit, soft);
    words.dataset.state = bar.dataset.state;
    fill.style.inlineSize = `${Math.min(100, (100 * (count ?? 0)) / most)}%`;
    mark.hidden = limit === null || soft === null;
    mark.style.insetInlineStart = `${(100 * (soft ?? 0)) / most}%`;
  }

  return { bar, words, show };
}

function state(count, limit, soft) {
  if (limit !== null && count > limit) {
    return "over";
  }
  return soft !== null && count > soft ? "past-advice" : "fits";
}
