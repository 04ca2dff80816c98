// What the model thinks of the product, and what the service says about its copy.

import { element } from "../page/elements.js";
import { capitalized, inWords } from "../page/words.js";

const SURENESS = [
  [0.9, "very sure"],
  [0.75, "fairly sure"],
  [0.6, "leaning that way"],
  [0, "barely more than a guess"],
];

/** What the badge judges and how sure the model is, and the note for copy that a person has to read. */
export function verdict({
  quality, confidence, truncated, needs_review: needsReview, model_version: version,
}) {
  const [, words] = SURENESS.find(([least]) => confidence >= least);
  const share = new Intl.NumberFormat("en", { style: "percent", maximumFractionDigits: 1 }).format(confidence);
  return element(
    "div",
    { class: "verdict" },
    element(
      "p",
      { class: "judgement" },
      "Products described like this do ",
      element("span", { class: `badge ${quality}` }, quality === "good" ? "well" : "poorly"),
      ` (${share} sure)`,
    ),
    element("p", { class: "hint" }, `${capitalized(words)}${version === null ? "" : `, says model ${version}`}`),
    truncated ? element("p", { class: "hint" }, "The description is long: the model read only its beginning.") : null,
    needsReview ? element("p", { class: "review" }, "Needs review: read this copy before it is posted.") : null,
  );
}

/**
 * What to add for better copy, and what the service could not do as asked.
 * hasField: whether the form has a field of that name. leadTo: goes there.
 */
export function advice({ missing, notes, language }, { hasField, leadTo }) {
  const [gaps, told] = [missing ?? [], notes ?? []];
  const parts = [
    ...told.map((note) => element("p", { class: "note" }, capitalized(note))),
    gaps.length === 0 ? null : element("p", { class: "missing" }, "For better copy, add: ", ...commas(gaps.map(gap))),
    isEnglish(language) ? null : element("p", { class: "hint" }, `Read as ${languageName(language)}.`),
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : element("div", { class: "advice" }, ...parts);

  function gap(name) {
    const words = inWords(name).toLowerCase();
    const field = name.trim().toLowerCase().replaceAll(" ", "_");
    return hasField(field)
      ? element("button", { type: "button", class: "link", click: () => leadTo(field) }, words)
      : words;
  }
}

const commas = (parts) => parts.flatMap((part, index) => (index === 0 ? [part] : [", ", part]));
const isEnglish = (language) => !language || language === "en";

function languageName(language) {
  try {
    return new Intl.DisplayNames("en", { type: "language" }).of(language);
  } catch {
    return language; // no tag of a language: shown as it came
  }
}
