// The copy on the page as a file, in the columns of scripts/write_creatives.py without id and link.

import { element } from "../page/elements.js";
import { isEdited } from "../work/work.js";
import { harmless } from "./formulas.js";

const COLUMNS = [
  "product", "title", "platform", "variant", "tone", "field", "text", "count", "limit", "hashtags",
  "template_id", "quality", "confidence", "needs_review", "model_version", "seed", "edited",
];
const BYTE_ORDER_MARK = "\ufeff"; // without it Excel takes UTF-8 for something else
const CARRIED_ON_MS = 10_000;

/** One row for each text, as it now stands. */
export function rows({ product, answer, platforms }) {
  return platforms.flatMap(({ id, written }) =>
    written.flatMap(({ variant, seed }, place) =>
      variant.fields.map((text) => ({
        product: 1,
        title: product.title,
        platform: id,
        variant: place + 1,
        tone: variant.tone,
        field: text.field,
        text: text.text,
        count: text.count,
        limit: text.limit ?? text.soft_limit,
        hashtags: text.hashtags.join(" "),
        template_id: text.template_id,
        quality: answer.quality,
        confidence: answer.confidence,
        needs_review: answer.needs_review,
        model_version: answer.model_version,
        seed,
        edited: isEdited(text),
      })),
    ),
  );
}

/**
 * RFC 4180; every cell is quoted, and has an apostrophe before what a spreadsheet would run.
 * form: {delimiter, byte_order_mark} of GET /platforms.
 */
export function asCsv(table, { delimiter, byte_order_mark: hasMark }) {
  const lines = [COLUMNS, ...table.map((row) => COLUMNS.map((name) => row[name]))];
  const mark = hasMark ? BYTE_ORDER_MARK : "";
  return mark + lines.map((line) => `${line.map((value) => cell(value, delimiter)).join(delimiter)}\r\n`).join("");
}

function cell(value, delimiter) {
  const text = typeof value === "string" ? harmless(value, delimiter) : `${value ?? ""}`;
  return `"${text.replaceAll('"', '""')}"`;
}

export const asJson = (table) => `${JSON.stringify(table, null, 1)}\n`;

/** Give the person a file. */
export function save(name, type, content) {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = element("a", { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), CARRIED_ON_MS);
}
