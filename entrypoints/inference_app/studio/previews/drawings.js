// What previews draw around their texts: who posts, a place for the picture, what stands below.

import { element } from "../page/elements.js";

const decoration = { "aria-hidden": "true" };

/** Whose post it is. */
export function person(product, note) {
  const name = product.brand ?? "Your brand";
  return element(
    "div",
    { class: "person", ...decoration },
    element("span", { class: "avatar" }, Array.from(name.trim())[0]?.toUpperCase() ?? ""),
    element("span", { class: "person-name" }, name),
    element("span", { class: "person-note" }, note),
  );
}

/** A neutral place for a picture or a film. */
export function picture(shape, words = "Your picture") {
  return element(
    "div",
    { class: `picture ${shape}`, ...decoration },
    element("span", { class: "picture-sign" }),
    element("span", {}, words),
  );
}

export const film = (shape) => picture(`film ${shape}`, "Your video");

/** What stands below a post. */
export const reactions = (...words) =>
  element("div", { class: "reactions", ...decoration }, ...words.map((word) => element("span", {}, word)));

export const action = (words) => element("span", { class: "action", ...decoration }, words);

export const site = (product) => element("p", { class: "site", ...decoration }, host(product.url));

/** The price as it was typed, beside its currency where one was chosen, and the sale's before it. */
export function price(product) {
  const shown = (value) => [product.currency, value].filter((part) => part !== undefined).join(" ");
  const { price: full, sale_price: sale } = product;
  if (full === undefined) {
    return "";
  }
  const before = sale === undefined ? null : element("s", {}, shown(full));
  return element("p", { class: "price", ...decoration }, shown(sale ?? full), before && " ", before);
}

export function host(url) {
  return URL.canParse(url) ? new URL(url).host : "www.example.com";
}
