// Whether what a browser kept still has the form that the page writes; older or broken work has not.

const text = (value) => typeof value === "string";
const number = (value) => Number.isFinite(value);
const flag = (value) => typeof value === "boolean";
const orNone = (is) => (value) => value === null || value === undefined || is(value);
const listOf = (is) => (value) => Array.isArray(value) && value.every(is);
const shape = (parts) => (value) =>
  typeof value === "object" && value !== null && !Array.isArray(value) &&
  Object.entries(parts).every(([name, is]) => is(value[name]));

const finding = shape({
  rule: text, severity: text, message: text, source: text, text, start: number, end: number,
});
const field = shape({
  field: text, text, written: text, counting: text, template_id: text,
  count: orNone(number), limit: orNone(number), soft_limit: orNone(number),
  hashtags: listOf(text), findings: listOf(finding), facts: orNone(listOf(number)),
});
const written = shape({ seed: number, variant: shape({ tone: text, fields: listOf(field) }) });
const fact = shape({
  id: number, kind: text, text, field: text, start: orNone(number), end: orNone(number),
});
const answer = shape({
  quality: text, confidence: number, needs_review: flag, truncated: orNone(flag), seed: number,
  model_version: orNone(number), facts: orNone(listOf(fact)), missing: orNone(listOf(text)),
  notes: orNone(listOf(text)), language: orNone(text),
  input: orNone(shape({ title: text, description: text })),
});
const isForm = (value) =>
  shape({ platforms: orNone(listOf(text)) })(value) &&
  Object.entries(value).every(([name, each]) => name === "platforms" || text(each));
const isWriting = shape({
  product: shape({ title: text, platforms: listOf(text), variants: orNone(number) }),
  answer,
  platforms: listOf(shape({ id: text, problem: orNone(text), written: listOf(written) })),
});
const isKept = listOf(shape({
  platform: text, name: text, variant: number, field: text, nth: number, text,
}));

/** The parts of ``value`` that can be gone on with; the others are left out. */
export function sound(value) {
  const found = shape({})(value) ? value : {};
  return {
    form: isForm(found.form) ? found.form : null,
    writing: isWriting(found.writing) ? found.writing : null,
    kept: isKept(found.kept) ? found.kept : [],
    shown: text(found.shown) ? found.shown : null,
  };
}
