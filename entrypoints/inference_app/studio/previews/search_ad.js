// A responsive search ad as Google may show it: up to three headlines and two descriptions together.

import { element } from "../page/elements.js";
import { host } from "./drawings.js";

const HEADLINES = 3;
const DESCRIPTIONS = 2;
const TRIES = 50;

/** Which texts of so many stand together in the ``turn``-th combination; the first takes the first. */
export function combination(turn, count, most) {
  const places = Array.from({ length: count }, (_, place) => place);
  let state = turn;
  for (let last = count - 1; turn > 0 && last > 0; last -= 1) {
    state = (Math.imul(state + last, 1664525) + 1013904223) >>> 0; // Numerical Recipes' generator
    const other = Math.floor((state / 2 ** 32) * (last + 1));
    [places[last], places[other]] = [places[other], places[last]];
  }
  return places.slice(0, most);
}

/** The mock-up, and a button that shows another combination of the texts as they now stand. */
export function searchAd(product) {
  const [address, headline, description] = ["cite", "h", "d"].map((name) =>
    element("p", { class: `search-${name}` }),
  );
  const told = element("span", { class: "hint" });
  const button = element("button", { type: "button", class: "copy", click: another }, "Another combination");
  const ad = element("div", { class: "search" }, address, headline, description);
  const foot = element("div", { class: "search-foot" }, told, button);
  let turn = 0;
  let fields;

  const chosen = (at) => [
    filled(fields("headline"), combination(at, filled(fields("headline")).length, HEADLINES)),
    filled(fields("description"), combination(at, filled(fields("description")).length, DESCRIPTIONS)),
  ];

  function another() {
    const before = words(chosen(turn));
    for (let tries = 0; tries < TRIES; tries += 1) {
      turn += 1;
      if (words(chosen(turn)) !== before) {
        break;
      }
    }
    draw();
  }

  function draw() {
    const [headlines, descriptions] = chosen(turn);
    const path = [host(product.url), ...filled(fields("path")).map(({ text }) => text)].join(" › ");
    address.replaceChildren(element("b", {}, "Sponsored"), ` ${path}`);
    headline.textContent = headlines.map(({ text }) => text).join(" | ");
    description.textContent = descriptions.map(({ text }) => text).join(" ");
    const [heads, lines] = [numbers("headline", headlines), numbers("description", descriptions)];
    told.textContent = `Headlines ${heads}, descriptions ${lines}`;
  }

  const numbers = (name, shown) => shown.map((text) => fields(name).indexOf(text) + 1).join(", ");

  function show(fieldsOf) {
    fields = fieldsOf;
    draw();
  }
  return { node: element("div", { class: "search-ad" }, ad, foot), show };
}

function filled(texts, places = null) {
  const known = texts.filter(({ text }) => text.trim() !== "");
  return places === null ? known : places.map((place) => known[place]);
}

const words = (lists) => JSON.stringify(lists.map((texts) => texts.map(({ text }) => text)));
