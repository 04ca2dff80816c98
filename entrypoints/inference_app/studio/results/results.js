// The copy that was written: the verdict, downloads, and a section of cards for each platform.

import { postJson } from "../page/api.js";
import { card } from "./cards.js";
import { asCsv, asJson, rows, save } from "./download.js";
import { announce, element, uniqueId } from "../page/elements.js";
import { inWords } from "../page/words.js";
import { verdict } from "./verdict.js";

const MOST_VARIANTS = 10; // of one request: enough to find one that is not shown yet

/** Draw an answer; ``refused`` hears of requests for another variant that got none. */
export function results(catalogue, product, answer, refused) {
  const known = new Map(catalogue.platforms.map((platform) => [platform.id, platform]));
  const platforms = answer.platforms.map(({ platform, variants, problem }) => ({
    platform: known.get(platform) ?? { id: platform, name: inWords(platform) }, // newer than the page
    written: variants.map((variant) => draw(variant, answer.seed)),
    problem,
  }));
  const state = { product, answer, platforms };
  const sections = platforms.map((shelf) => platformSection(product, answer.seed, shelf, refused));
  return [
    element("div", { class: "summary" }, verdict(answer), downloads(state)),
    element("div", { class: "sections" }, ...sections),
  ];
}

function downloads(state) {
  const offer = (label, name, type, write) =>
    element(
      "button",
      { type: "button", class: "quiet", click: () => save(name, type, write(rows(state))) },
      label,
    );
  return element(
    "div",
    { class: "downloads" },
    offer("Download CSV", "creatives.csv", "text/csv;charset=utf-8", asCsv),
    offer("Download JSON", "creatives.json", "application/json", asJson),
  );
}

function platformSection(product, seed, shelf, refused) {
  const { platform, written, problem } = shelf;
  const heading = uniqueId("platform");
  const cards = element("div", { class: "cards" });
  const wanted = product.variants ?? 1;
  const add = (each, place) => cards.append(card(platform, product, each, place));
  written.forEach((each, index) => add(each, index + 1));
  const another = element("button", { type: "button", class: "quiet" }, "Another variant");
  another.setAttribute("aria-label", `Another variant for ${platform.name}`);
  another.addEventListener("click", async () => {
    another.disabled = true;
    try {
      const found = await newVariant(product, seed, shelf);
      announceFound(platform, found, written);
      if (found !== undefined) {
        written.push(found);
        add(found, written.length);
      }
    } catch (refusal) {
      refused(refusal, () => another.click());
    } finally {
      another.disabled = false;
      another.focus({ preventScroll: true });
    }
  });
  return element(
    "section",
    { class: "platform", "data-platform": platform.id, "aria-labelledby": heading },
    element("header", { class: "platform-head" }, element("h3", { id: heading }, platform.name), another),
    written.length < wanted
      ? element("p", { class: "hint" }, problem ?? `${written.length} of ${wanted}: no more differ enough.`)
      : null,
    cards,
  );
}

/** The first variant of another draw that is not on the page yet; undefined where there is none. */
async function newVariant(product, firstSeed, shelf) {
  const { platform, written } = shelf;
  shelf.draws = (shelf.draws ?? 0) + 1;
  const seed = firstSeed >= Number.MAX_SAFE_INTEGER - shelf.draws ? shelf.draws : firstSeed + shelf.draws;
  const wish = { ...product, platforms: [platform.id], variants: MOST_VARIANTS, seed };
  const answer = await postJson("predict", wish);
  const shown = new Set(written.map(({ original }) => original));
  const [{ variants }] = answer.platforms;
  return variants
    .map((variant) => draw(variant, seed))
    .find(({ original }) => !shown.has(original));
}

/** A variant, the seed it is from, and its words before anybody changes them. */
function draw(variant, seed) {
  const original = JSON.stringify(variant.fields.map(({ field, text }) => [field, text]));
  return { variant, seed, original };
}

function announceFound(platform, found, written) {
  const place = written.length + 1;
  announce(
    found === undefined
      ? `${platform.name}: no further variant differs from those shown`
      : `${platform.name}: variant ${place} added`,
  );
}
