// The copy that was written: the verdict, downloads, and a tab of cards for each platform.

import { postJson } from "../page/api.js";
import { announce, element, uniqueId } from "../page/elements.js";
import { tabs } from "../page/tabs.js";
import { inWords } from "../page/words.js";
import { card, mustChange } from "./cards.js";
import { asCsv, asJson, rows, save } from "./download.js";
import { adoptFacts } from "./facts.js";
import { sourcesPanel } from "./sources.js";
import { growAll } from "./text_editor.js";
import { advice, verdict } from "./verdict.js";
import { drawn, sameAsWritten } from "./writing.js";

const MOST_VARIANTS = 10; // of one request: enough to find one that is not shown yet

/** The catalogue's platform of this id; one newer than the page has its id as a name. */
export function platformOf(catalogue, id) {
  return catalogue.platforms.find((platform) => platform.id === id) ?? { id, name: inWords(id) };
}

/**
 * Draw the copy of ``writing``.
 * shown: the platform on top. form: leads from what is missing to the form's fields.
 * hooks: changed, after each change; chose, with the id of a platform; refused, with a request that
 * got no other variant.
 * Gives the nodes, and ``show``, which puts a platform on top.
 */
export function results(catalogue, writing, shown, form, hooks) {
  const sources = sourcesPanel(writing.answer);
  const shelves = writing.platforms.map((shelf) => ({ shelf, platform: platformOf(catalogue, shelf.id) }));
  const marked = () => shelves.forEach(({ shelf }) => tabbed.note(shelf.id, tabNote(shelf)));
  const context = {
    product: writing.product,
    facts: writing.answer.facts ?? [],
    pointed: (text, label) => sources?.show(text, label),
    changed() {
      marked();
      hooks.changed();
    },
  };
  const entries = shelves.map(({ shelf, platform }) => ({
    id: shelf.id,
    name: platform.name,
    panel: platformSection(writing, shelf, platform, context, hooks.refused),
  }));
  const tabbed = tabs("Platforms", entries, shown, (id) => {
    growAll(tabbed.node);
    hooks.chose(id);
  });
  marked();
  const nodes = [
    element("div", { class: "summary" }, verdict(writing.answer), downloads(writing, catalogue.csv)),
    advice(writing.answer, form),
    sources?.node ?? null,
    tabbed.node,
  ];
  return { nodes: nodes.filter((node) => node !== null), show: tabbed.show };
}

function tabNote({ written }) {
  const faulty = written.flatMap(({ variant }) => variant.fields).filter(mustChange).length;
  return written.length === 0 ? "nothing written" : faulty === 0 ? "" : `${faulty} to change`;
}

function downloads(writing, csv) {
  const offer = (label, name, type, write) =>
    element(
      "button",
      { type: "button", class: "quiet", click: () => save(name, type, write(rows(writing))) },
      label,
    );
  return element(
    "div",
    { class: "downloads" },
    offer("Download CSV", "creatives.csv", "text/csv;charset=utf-8", (table) => asCsv(table, csv)),
    offer("Download JSON", "creatives.json", "application/json", asJson),
  );
}

function platformSection(writing, shelf, platform, context, refused) {
  const { written, problem } = shelf;
  const heading = uniqueId("platform");
  const cards = element("div", { class: "cards" });
  const wanted = writing.product.variants ?? 1;
  const add = (each, place) => cards.append(card(platform, each, place, context));
  written.forEach((each, index) => add(each, index + 1));
  const another = element("button", { type: "button", class: "quiet" }, "Another variant");
  another.setAttribute("aria-label", `Another variant for ${platform.name}`);
  another.addEventListener("click", async () => {
    another.disabled = true;
    try {
      const found = await newVariant(writing, shelf);
      announceFound(platform, found, written);
      if (found !== undefined) {
        written.push(found);
        add(found, written.length);
        context.changed();
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
async function newVariant({ product, answer: first }, shelf) {
  shelf.draws = (shelf.draws ?? 0) + 1;
  const seed = first.seed >= Number.MAX_SAFE_INTEGER - shelf.draws ? shelf.draws : first.seed + shelf.draws;
  const wish = { ...product, platforms: [shelf.id], variants: MOST_VARIANTS, seed };
  const answer = await postJson("predict", wish);
  const [{ variants }] = answer.platforms;
  const found = variants
    .map((variant) => drawn(variant, seed))
    .find((each) => !shelf.written.some((other) => sameAsWritten(each, other)));
  if (found !== undefined && first.facts) {
    const all = adoptFacts(first.facts, answer.facts ?? [], [found.variant]);
    first.facts.splice(0, Infinity, ...all);
  }
  return found;
}

function announceFound(platform, found, written) {
  const place = written.length + 1;
  announce(
    found === undefined
      ? `${platform.name}: no further variant differs from those shown`
      : `${platform.name}: variant ${place} added`,
  );
}
