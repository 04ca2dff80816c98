// What the model thinks of the product, in words and in per cent.

import { element } from "../page/elements.js";

const SURENESS = [
  [0.9, "very sure"],
  [0.75, "fairly sure"],
  [0.6, "leaning that way"],
  [0, "barely more than a guess"],
];

/** The badge, how sure the model is, and the note for copy that a person has to read. */
export function verdict({ quality, confidence, needs_review: needsReview, model_version: version }) {
  const [, words] = SURENESS.find(([least]) => confidence >= least);
  const share = new Intl.NumberFormat("en", { style: "percent", maximumFractionDigits: 1 });
  return element(
    "div",
    { class: "verdict" },
    element("span", { class: `badge ${quality}` }, quality === "good" ? "Good" : "Poor"),
    element(
      "p",
      { class: "sureness" },
      element("strong", {}, share.format(confidence)),
      ` confidence, ${words}. `,
      element("span", { class: "hint" }, version === null ? "" : `Model ${version}`),
    ),
    needsReview ? element("p", { class: "review" }, "Needs review: read this copy before it is posted.") : null,
  );
}
