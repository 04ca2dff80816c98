// What a linter found in a text: the places marked, and each broken rule with its source.

import { element } from "../page/elements.js";
import { cutAtSpans } from "../page/spans.js";
import { findingInWords } from "../page/words.js";

const SEVERITIES = { error: "must change", warning: "worth a look" };

/** "2 findings". */
export function tally(findings) {
  return findings.length === 1 ? "1 finding" : `${findings.length} findings`;
}

/** The text with each faulty span marked; places are in code points. */
export function markedText(text, findings) {
  const pieces = cutAtSpans(text, findings).map(({ piece, spans }) =>
    spans.length === 0 ? piece : mark(piece, spans),
  );
  return element("p", { class: "marked" }, ...pieces);
}

function mark(piece, findings) {
  const isError = findings.some(({ severity }) => severity === "error");
  const told = [...new Set(findings.map(({ message }) => findingInWords(message)))].join("; ");
  return element("mark", { class: isError ? "error" : "warning", title: told }, piece);
}

/** A list of the rules that are broken, each with its severity, places and source. */
export function findingList(findings) {
  const rules = new Map();
  for (const found of findings) {
    const { severity, rule, message } = found;
    const key = JSON.stringify([severity, rule, message]);
    rules.set(key, [...(rules.get(key) ?? []), found]);
  }
  return element("ul", { class: "findings" }, ...Array.from(rules.values(), brokenRule));
}

function brokenRule(findings) {
  const [{ severity, message, source }] = findings;
  const texts = [...new Set(findings.map(({ text }) => text))].filter((text) => text !== "");
  const places = texts.flatMap((text, index) => [index === 0 ? ": " : ", ", element("q", {}, text)]);
  return element(
    "li",
    { class: severity },
    element("span", { class: "severity" }, SEVERITIES[severity] ?? severity),
    element("span", { class: "message" }, findingInWords(message), ...places),
    element("span", { class: "rule" }, "The rule: ", ...linked(source)),
  );
}

/** A source with its addresses as links, which show whose they are. */
function linked(source) {
  return source.split(/(https:\/\/[^\s;,()]+)/).map((part) => {
    const isAddress = part.startsWith("https://");
    return isAddress ? element("a", { href: part, rel: "noreferrer", target: "_blank" }, host(part)) : part;
  });
}

function host(address) {
  return URL.canParse(address) ? new URL(address).host.replace(/^www\./, "") : address;
}
