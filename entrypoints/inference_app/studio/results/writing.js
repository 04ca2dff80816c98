// An answer of the service as the page works on it: each text with the words it was written with.

/** The copy for a product; its parts can be stored as JSON. */
export function writingOf(product, { platforms, ...answer }) {
  return {
    product,
    answer,
    platforms: platforms.map(({ platform, variants, problem }) => ({
      id: platform,
      problem: problem ?? null,
      written: variants.map((variant) => drawn(variant, answer.seed)),
    })),
  };
}

/** A variant, and the seed it is from. */
export function drawn(variant, seed) {
  const fields = variant.fields.map((text) => ({ ...text, written: text.text }));
  return { variant: { ...variant, fields }, seed };
}

/** Whether two variants were written alike, whatever a person changed since. */
export function sameAsWritten({ variant: one }, { variant: other }) {
  return original(one) === original(other);
}

const original = ({ fields }) => JSON.stringify(fields.map(({ field, written }) => [field, written]));
