// What a spreadsheet would take for a formula, made text (OWASP: CSV injection).
// The rule and its reasons are those of adapters/sheets/containers/formulas.py.

const SKIPPED = String.raw`\x00-\x08\x0b\x0c\x0e-\x20\x7f-\xa0\xad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f\u2000-\u200f\u2028-\u202f\u205f-\u206f\u2800\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\u{e0000}-\u{e0fff}`;
const SIGNS = String.raw`=+\-@\uff1d\uff0b\uff0d\uff20`;
const FIRST = new RegExp(`^(?:[\\t\\r\\n]|[${SKIPPED}]*[${SIGNS}])`, "u");
const LATER = {
  ",": new RegExp(`[;\\t\\r\\n](?=["${SKIPPED}]*[${SIGNS}])`, "gu"),
  ";": new RegExp(`[,;\\t\\r\\n](?=["${SKIPPED}]*[${SIGNS}])`, "gu"),
};

/** The text of a cell, with an apostrophe before what a spreadsheet would run. */
export function harmless(text, delimiter) {
  const later = text.replace(LATER[delimiter], "$&'");
  return FIRST.test(later) ? `'${later}` : later;
}
