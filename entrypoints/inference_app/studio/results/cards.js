// A variant as a card that looks like the platform's post.

import { copyButton } from "../page/copying.js";
import { element, uniqueId } from "../page/elements.js";
import { inWords } from "../page/words.js";
import { layout } from "../previews/layouts.js";
import { textEditor } from "./text_editor.js";

/**
 * One variant's card.
 * platform: from GET /platforms. written: {variant, seed}. place: its number, from 1.
 */
export function card(platform, product, written, place) {
  const { variant } = written;
  const heading = uniqueId("card");
  const name = `${platform.name}, variant ${place}`;
  return element(
    "article",
    { class: "card", "data-platform": platform.id, "aria-labelledby": heading },
    element(
      "header",
      { class: "card-head" },
      element("h4", { id: heading }, `Variant ${place}`),
      element("span", { class: "tone" }, variant.tone),
      copyButton("Copy all", name, () => wholeCard(platform, variant)),
    ),
    post(platform, product, variant, name),
    origin(platform, written),
  );
}

function post(platform, product, variant, name) {
  const editors = new Map(); // those that no part of the layout has taken yet
  const drawings = [];
  const textsOf = (field) => named(variant, field).map((each) => each.text);
  const redraw = () => drawings.forEach(({ show }) => show(textsOf));
  for (const text of variant.fields) {
    const label = labelOf(variant, text);
    const words = { label, spoken: `${name}, ${label}`, isOneOfMany: label !== inWords(text.field) };
    editors.set(text, textEditor(platform, text, words, redraw));
  }

  function nodes(part) {
    if (typeof part === "string") {
      return named(variant, part).map((text) => taken(editors, text));
    }
    if (part.box) {
      return [element("div", { class: `box box-${part.box}` }, ...part.parts.flatMap(nodes))];
    }
    if (part.show) {
      drawings.push(part);
      return [part.node];
    }
    return [part];
  }

  const drawn = layout(platform.id, product).flatMap(nodes);
  redraw();
  return element("div", { class: "post" }, ...drawn, ...editors.values());
}

const named = (variant, name) => variant.fields.filter(({ field }) => field === name);

function taken(editors, text) {
  const editor = editors.get(text);
  editors.delete(text);
  return editor;
}

function labelOf(variant, text) {
  const same = named(variant, text.field);
  const number = same.length > 1 ? ` ${same.indexOf(text) + 1}` : "";
  return `${inWords(text.field)}${number}`;
}

function wholeCard(platform, variant) {
  if (variant.fields.length === 1) {
    return variant.fields[0].text;
  }
  return variant.fields.map((text) => `${labelOf(variant, text)}\n${text.text}`).join("\n\n");
}

function origin(platform, { variant, seed }) {
  const rows = variant.fields.flatMap((text) => [
    element("dt", {}, labelOf(variant, text)),
    element("dd", {}, element("code", {}, text.template_id)),
  ]);
  return element(
    "details",
    { class: "origin" },
    element("summary", {}, "Templates and seed"),
    element("dl", {}, ...rows, element("dt", {}, "Seed"), element("dd", {}, String(seed))),
  );
}
