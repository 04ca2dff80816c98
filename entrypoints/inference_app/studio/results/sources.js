// The product as it was read, with its facts marked; those of the text that is pointed at stand out.

import { element } from "../page/elements.js";
import { cutAtSpans } from "../page/spans.js";
import { inWords } from "../page/words.js";
import { factsOf } from "./facts.js";

const HINT = "Point at a text to see which facts it uses, and where they come from.";

/** Where a text's facts come from: "From title “Rain Jacket”; description “Taped seams”, “Pit zips”". */
export function sourcesInWords(text, facts) {
  const used = factsOf(text, facts);
  const fields = [...new Set(used.map(({ field }) => field))];
  const places = fields.map((field) => {
    const quoted = used.filter((fact) => fact.field === field).map(({ text: words }) => `“${words}”`);
    return `${fieldInWords(field).toLowerCase()} ${quoted.join(", ")}`;
  });
  return used.length === 0 ? "Uses no fact of the product" : `From ${places.join("; ")}`;
}

/** The panel; ``show`` marks a text's facts, under its label. Null where no facts are known. */
export function sourcesPanel(answer) {
  const facts = answer.facts ?? [];
  if (facts.length === 0) {
    return null;
  }
  const told = element("p", { class: "hint sources-told" }, HINT);
  const input = textsRead(answer.input);
  const rows = element("dl", {}, ...fullTexts(input, facts), ...values(input, facts));
  const node = element(
    "aside",
    { class: "sources", "aria-label": "Your product, as it was read", tabindex: "0" },
    element("p", { class: "sources-head" }, "Your product, as it was read"),
    told,
    rows,
  );

  function show(text, label) {
    const used = factsOf(text, facts).map(({ id }) => String(id));
    const marks = [...rows.querySelectorAll("mark")];
    for (const mark of marks) {
      mark.classList.toggle("used", mark.dataset.facts.split(" ").some((id) => used.includes(id)));
    }
    told.replaceChildren(element("b", {}, label), ` · ${sourcesInWords(text, facts)}`);
    const first = marks.find((mark) => mark.classList.contains("used"));
    if (first) {
      node.scrollTop = first.offsetTop - node.clientHeight / 2;
    }
  }
  return { node, show };
}

/** Field of the request -> its text as it was read; those without text are left out. */
function textsRead({ highlights = [], ...texts } = {}) {
  const points = highlights.map((text, at) => [`attributes.highlights.${at}`, text]);
  return Object.fromEntries([...Object.entries(texts), ...points].filter(([, text]) => text));
}

/** The texts, with the places of their facts. */
function fullTexts(input, facts) {
  return Object.entries(input).flatMap(([field, text]) => {
    const pieces = cutAtSpans(text, facts.filter((fact) => isPlaced(fact) && fact.field === field));
    return row(field, pieces.map(({ piece, spans }) => (spans.length === 0 ? piece : mark(piece, spans))));
  });
}

/** What was given beside the texts, such as the price. */
function values(input, facts) {
  const others = facts.filter((fact) => !isPlaced(fact) || input[fact.field] === undefined);
  const fields = [...new Set(others.map(({ field }) => field))];
  return fields.flatMap((field) => {
    const marks = others.filter((fact) => fact.field === field).map((fact) => mark(fact.text, [fact]));
    return row(field, marks.flatMap((each, index) => (index === 0 ? [each] : [" · ", each])));
  });
}

const isPlaced = ({ start, end }) => Number.isInteger(start) && Number.isInteger(end);
const fieldInWords = (path) => inWords(path.split(".").filter((part) => !/^\d+$/.test(part)).at(-1));

function row(field, parts) {
  return [element("dt", {}, fieldInWords(field)), element("dd", {}, ...parts)];
}

function mark(words, facts) {
  const kinds = [...new Set(facts.map(({ kind }) => inWords(kind)))].join(", ");
  return element("mark", { "data-facts": facts.map(({ id }) => id).join(" "), title: kinds }, words);
}
