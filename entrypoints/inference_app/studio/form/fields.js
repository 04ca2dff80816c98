// What the form's fields are: how each is read, and how lists are written in one field.

const COMMAS = /(?<!\d),|,(?!\d)|[;\n]/; // the comma of "1,5 l" parts nothing
const LINES = /\n/;
const SPACES = /[\s,;]+/;

const WORDS = [
  "title", "description", "category", "brand", "url", "tone", "currency", "locale",
  "audience", "call_to_action",
  "attributes.color", "attributes.size", "attributes.material", "attributes.pack",
  "attributes.gender", "attributes.age_group", "attributes.model", "attributes.capacity",
];

export const READ = {
  ...Object.fromEntries(WORDS.map((name) => [name, (text) => text])),
  price: asNumber,
  rating: asNumber,
  variants: asNumber,
  sale_price: asNumber,
  rating_count: asCount,
  keywords: listOf(COMMAS),
  never_say: listOf(COMMAS),
  offers: listOf(LINES),
  must_say: listOf(LINES),
  hashtags: (text) => listOf(SPACES)(text).map((tag) => `#${tag.replace(/^#+/, "")}`),
  "attributes.highlights": listOf(LINES),
};

/** The fields of the fold, which say more of the product than its texts. */
export const MORE = [
  "keywords", "audience", "offers", "call_to_action", "must_say", "never_say", "hashtags",
  "sale_price", "rating_count", ...Object.keys(READ).filter((name) => name.startsWith("attributes.")),
];

function listOf(separator) {
  return (text) => text.split(separator).map((part) => part.trim()).filter((part) => part !== "");
}

/** "79.90", or "79,90" as many write it; what nobody can read stays as it is. */
function asNumber(text) {
  const number = Number(text.replace(/^(\d+),(\d{1,2})$/, "$1.$2"));
  return Number.isFinite(number) ? number : text;
}

/** "1,234", "1.234" or "1 234" too. */
function asCount(text) {
  return asNumber(/^\d{1,3}([,. ]\d{3})+$/.test(text) ? text.replace(/[,. ]/g, "") : text);
}
