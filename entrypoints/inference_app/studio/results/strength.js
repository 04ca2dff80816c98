// How much of what Google takes a search ad gives, and of the product: our estimate, not Google's.

import { element } from "../page/elements.js";
import { factsOf, stands } from "./facts.js";

const HEADLINES = 15; // https://support.google.com/google-ads/answer/7684791
const DESCRIPTIONS = 4;
const FACTS = 8; // a strong ad needs no more, however many there are
const CALLS = 2; // more of them say nothing new
const LEVELS = [[0.85, "strong"], [0.6, "fair"], [0, "weak"]];
const CALL = new RegExp(
  "(?:^|[.!?:–—]\\s+)(?:add|ask|book|browse|buy|call|choose|discover|download|enquire|explore|find|get|grab|join|" +
    "order|pick|reserve|shop|sign|start|subscribe|taste|treat|try|visit|wear)\\s" +
    "|(?<!\\p{L})(?:jetzt|hier|heute|online|gleich)\\s+(?:\\p{L}+\\s+)?\\p{Ll}+en(?!\\p{L})",
  "iu",
);

/** Each measure as {name, has, of}; those that nothing was given for have of: 0. */
export function strengthOf(fields, product, facts) {
  const texts = fields.filter(({ text, field }) => field !== "path" && text.trim() !== "");
  const count = (field) => texts.filter((each) => each.field === field).length;
  const keywords = product.keywords ?? [];
  const used = new Set(texts.flatMap((text) => factsOf(text, facts).map(({ id }) => id)));
  return [
    { name: "Headlines", has: count("headline"), of: HEADLINES },
    { name: "Descriptions", has: count("description"), of: DESCRIPTIONS },
    { name: "Keywords used", has: keywords.filter((each) => texts.some(({ text }) => stands(each, text))).length, of: keywords.length },
    { name: "Facts used", has: used.size, of: facts.length, enough: FACTS },
    { name: "Calls to action", has: texts.filter((each) => isCall(each, product)).length, of: CALLS },
  ];
}

function isCall({ text }, product) {
  const own = product.call_to_action;
  return CALL.test(text) || (own !== undefined && stands(own, text));
}

/** The measures as bars; ``show`` draws them anew. */
export function strengthMeter(product, facts) {
  const head = element("p", { class: "strength-head" });
  const list = element("ul", {});
  const node = element(
    "div",
    { class: "strength" },
    head,
    list,
    element("p", { class: "hint" }, "An estimate of this page, not Google’s Ad strength."),
  );

  function show(fields) {
    const measures = strengthOf(fields, product, facts);
    const known = measures.filter(({ of }) => of > 0);
    const share = known.reduce((sum, { has, of, enough = of }) => sum + Math.min(1, has / Math.min(of, enough)), 0) / known.length;
    const [, level] = LEVELS.find(([least]) => share >= least);
    head.replaceChildren("Strength: ", element("b", { class: `level ${level}` }, level));
    list.replaceChildren(...measures.map(measure));
  }
  return { node, show };
}

function measure({ name, has, of }) {
  const fill = element("span", { class: "meter-fill" });
  fill.style.inlineSize = `${of === 0 ? 0 : Math.min(100, (100 * has) / of)}%`;
  const words = of === 0 ? NOTHING_GIVEN[name] : name === "Calls to action" ? String(has) : `${has} of ${of}`;
  return element(
    "li",
    {},
    element("span", {}, name),
    element("span", { class: "meter", "aria-hidden": "true" }, fill),
    element("span", { class: "strength-count" }, words),
  );
}

const NOTHING_GIVEN = { "Keywords used": "none given", "Facts used": "not known" };
