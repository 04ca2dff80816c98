// Which facts of the product a text uses.

import { isEdited } from "../work/work.js";

/** The facts in a text; one that a person changed is searched for their words. */
export function factsOf(text, facts) {
  if (isEdited(text)) {
    return facts.filter((fact) => stands(fact.text, text.text));
  }
  const used = new Set(text.facts ?? []);
  return facts.filter(({ id }) => used.has(id));
}

/** Whether words stand in a text, whole and in any case. */
export function stands(words, text) {
  const escaped = words.trim().replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s+");
  return escaped !== "" && new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, "iu").test(text);
}

/**
 * The facts of another answer among those known: its texts then name them by the ids that hold here.
 * Gives all facts that are known now.
 */
export function adoptFacts(known, others, variants) {
  const all = [...known];
  const ids = new Map(others.map((fact) => [fact.id, idOf(fact, all)]));
  for (const text of variants.flatMap(({ fields }) => fields)) {
    text.facts = (text.facts ?? []).map((id) => ids.get(id)).filter((id) => id !== undefined);
  }
  return all;
}

function idOf(fact, all) {
  const same = all.find((each) => key(each) === key(fact));
  if (same !== undefined) {
    return same.id;
  }
  const id = Math.max(-1, ...all.map((each) => each.id)) + 1;
  all.push({ ...fact, id });
  return id;
}

const key = ({ field, start, end, text }) => JSON.stringify([field, start, end, text]);
