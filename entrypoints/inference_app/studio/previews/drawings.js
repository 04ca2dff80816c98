// The parts that cards draw around their texts: who posts, a place for the picture, a search result.

import { element } from "../page/elements.js";

const decoration = { "aria-hidden": "true" };

/** Whose post it is: the brand, else the product. */
export function person(product, note) {
  const name = product.brand ?? product.title;
  return element(
    "div",
    { class: "person", ...decoration },
    element("span", { class: "avatar" }, Array.from(name.trim())[0]?.toUpperCase() ?? ""),
    element("span", { class: "person-name" }, product.brand ?? "Your brand"),
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

/** The price as it was typed, beside its currency where one was chosen. */
export function price(product) {
  const shown = [product.currency, product.price].filter((part) => part !== undefined).join(" ");
  return product.price === undefined ? "" : element("p", { class: "price", ...decoration }, shown);
}

/** How a search ad may look; ``show`` draws it from the texts as they now stand. */
export function searchResult(product) {
  const [address, headline, description] = ["cite", "h", "d"].map((name) =>
    element("p", { class: `search-${name}` }),
  );
  const node = element("div", { class: "search", ...decoration }, address, headline, description);

  function show(textsOf) {
    const path = [host(product.url), ...textsOf("path")].join(" › ");
    address.replaceChildren(element("b", {}, "Sponsored"), ` ${path}`);
    headline.textContent = textsOf("headline").slice(0, 3).join(" | ");
    description.textContent = textsOf("description").slice(0, 2).join(" ");
  }
  return { node, show };
}

/** How a display ad may look. */
export function banner() {
  const [headline, description, business] = ["h", "d", "cite"].map((name) =>
    element("p", { class: `search-${name}` }),
  );
  const words = element("div", {}, headline, description, business);
  const node = element("div", { class: "banner", ...decoration }, picture("small", ""), words);

  function show(textsOf) {
    headline.textContent = textsOf("headline")[0] ?? "";
    description.textContent = textsOf("description")[0] ?? "";
    business.textContent = textsOf("business_name")[0] ?? "";
  }
  return { node, show };
}

function host(url) {
  try {
    return new URL(url).host;
  } catch {
    return "www.example.com";
  }
}
