// A variant as a card: how the platform shows it, and its texts to change.

import { copyButton } from "../page/copying.js";
import { element, uniqueId } from "../page/elements.js";
import { inWords } from "../page/words.js";
import { preview } from "../previews/preview.js";
import { sourcesInWords } from "./sources.js";
import { strengthMeter } from "./strength.js";
import { textEditor } from "./text_editor.js";

const LISTED = "google_rsa"; // its many texts are folded away below what Google shows of them

/**
 * One variant's card.
 * platform: from GET /platforms. written: {variant, seed}. place: its number, from 1.
 * context: {product, facts, changed, pointed}.
 */
export function card(platform, written, place, context) {
  const { variant } = written;
  const heading = uniqueId("card");
  const name = `${platform.name}, variant ${place}`;
  return element(
    "article",
    { class: "card", "data-platform": platform.id, "data-variant": place, "aria-labelledby": heading },
    element(
      "header",
      { class: "card-head" },
      element("h4", { id: heading }, `Variant ${place}`),
      element("span", { class: "tone" }, inWords(variant.tone)),
      copyButton("Copy all", name, () => wholeCard(variant)),
    ),
    post(platform, variant, name, context),
    origin(written),
  );
}

function post(platform, variant, name, { product, facts, changed, pointed }) {
  const isListed = platform.id === LISTED;
  const shown = preview(platform, product);
  const strength = isListed ? strengthMeter(product, facts) : null;
  const summary = element("summary", {});
  const fieldsOf = (field) => named(variant, field);
  const sources = facts.length === 0 ? null : (text) => sourcesInWords(text, facts);

  function draw() {
    shown?.show(fieldsOf);
    strength?.show(variant.fields);
    summary.textContent = listInWords(variant);
  }

  const editors = variant.fields.map((text) => {
    const label = labelOf(variant, text);
    const words = { label, spoken: `${name}, ${label}`, isOneOfMany: label !== inWords(text.field) };
    const redrawn = () => {
      draw();
      changed();
    };
    return textEditor(platform, text, words, { changed: redrawn, pointed, sources });
  });
  draw();
  const texts = element("div", { class: "texts" }, ...editors);
  const list = isListed ? element("details", { class: "lists" }, summary, texts) : texts;
  return element("div", { class: "post" }, shown?.node ?? null, strength?.node ?? null, list);
}

const named = (variant, name) => variant.fields.filter(({ field }) => field === name);

function labelOf(variant, text) {
  const same = named(variant, text.field);
  const number = same.length > 1 ? ` ${same.indexOf(text) + 1}` : "";
  return `${inWords(text.field)}${number}`;
}

/** "12 headlines, 4 descriptions, 2 paths · 1 to change". */
function listInWords(variant) {
  const fields = [...new Set(variant.fields.map(({ field }) => field))];
  const counts = fields.map((field) => {
    const many = named(variant, field).length;
    return `${many} ${inWords(field).toLowerCase()}${many === 1 ? "" : "s"}`;
  });
  const faulty = variant.fields.filter(mustChange).length;
  return `All texts: ${counts.join(", ")}${faulty === 0 ? "" : ` · ${faulty} to change`}`;
}

/** Whether the platform would refuse the text as it stands. */
export function mustChange({ count, limit, findings }) {
  return (limit !== null && count > limit) || findings.some(({ severity }) => severity === "error");
}

function wholeCard(variant) {
  if (variant.fields.length === 1) {
    return variant.fields[0].text;
  }
  return variant.fields.map((text) => `${labelOf(variant, text)}\n${text.text}`).join("\n\n");
}

function origin({ variant, seed }) {
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
