// The service's words for programs, as people say them.

const NUMBERS = new Intl.NumberFormat("en");
const LETTERS = new Intl.Segmenter("en", { granularity: "grapheme" });

// Why a platform's count may differ from the letters that people see.
const COUNTED = {
  "x-weighted": "as X counts: a link is 23, an emoji 2",
  "utf-16-units": "an emoji counts 2 or more",
  "utf-8-bytes": "letters beyond plain English count 2 to 4",
  "east-asian-width": "Chinese, Japanese and Korean letters count 2",
  "code-points": "some emoji count more than 1",
};

// What the service objects to, by the words it uses; the first that matches is shown.
const FAULTS = [
  [/should have at most (\d+) characters?/, (most) => `Too long: keep it to ${number(most)} characters`],
  [/should have at most (\d+) items?/, (most) => `Too many: keep it to ${number(most)}`],
  [/should have at least 1 character|^is required$/, () => "Please fill this in"],
  [/should have at least (\d+) items?/, (least) => `Too few: at least ${number(least)}`],
  [/should be a valid (?:number|decimal)/, () => "Write a number, such as 24.90"],
  [/should be a valid integer/, () => "Write a whole number"],
  [/should be a valid (?:string|list|dictionary)/, () => "This could not be read: write it anew"],
  [/should be (?:greater than or equal to|at least) (\S+)/, (least) => `Must be at least ${least}`],
  [/should be (?:less than or equal to|at most) (\S+)/, (most) => `Must be at most ${most}`],
  [/should be greater than (\S+)/, (least) => `Must be more than ${least}`],
  [/should be less than (\S+)/, (most) => `Must be less than ${most}`],
  [/^is not a known field$|extra inputs/i, () => "This service cannot use this yet: leave it empty"],
  [/^must be one of /, () => "Choose one of those offered"],
];

const NAMES = {
  url: "Web address",
  locale: "Prices as in",
  must_say: "Must say",
  never_say: "Never say",
  rating_count: "Number of ratings",
  age_group: "Age group",
  body: "The form",
};

export const number = (value) => NUMBERS.format(value);

/** "primary_text" as a person writes it: "Primary text". */
export function inWords(name) {
  const words = name.replaceAll("_", " ");
  return NAMES[name] ?? capitalized(words);
}

export const capitalized = (words) => words.charAt(0).toUpperCase() + words.slice(1);

/** "attributes.highlights.1" as a person says it: "Highlights, number 2". */
export function placeInWords(path) {
  const parts = path.split(".").filter((part) => part !== "attributes");
  return parts.map((part) => (/^\d+$/.test(part) ? `number ${Number(part) + 1}` : inWords(part))).join(", ");
}

/** What is wrong with a field of the form, and what to do. */
export function faultInWords(message) {
  for (const [pattern, words] of FAULTS) {
    const found = pattern.exec(message);
    if (found !== null) {
      return words(found[1]);
    }
  }
  return capitalized(message);
}

/** A finding without the name of a way to count: "38 of 30 characters: shorten it". */
export function findingInWords(message) {
  const ways = [...Object.keys(COUNTED), "graphemes"];
  return ways.reduce((words, way) => words.replace(`(${way})`, "characters"), message);
}

/** "123 of 280 characters", with what is advised, and why the count may surprise. */
export function lengthInWords({ text = "", count, limit, soft_limit: soft, counting }) {
  const most = limit === null ? "" : ` of ${number(limit)}`;
  const advice = soft === null ? "" : ` · best within ${number(soft)}`;
  const isSurprising = count !== null && count !== letters(text);
  const reason = isSurprising && COUNTED[counting] ? ` (${COUNTED[counting]})` : "";
  return `${count === null ? "…" : number(count)}${most} characters${reason}${advice}`;
}

function letters(text) {
  return text === "" ? 0 : Array.from(LETTERS.segment(text)).length;
}
