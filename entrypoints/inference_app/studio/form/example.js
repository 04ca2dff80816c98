// A made-up product to try the page with, and the note of what of it still stands in the form.

import { element } from "../page/elements.js";
import { inWords } from "../page/words.js";

export const EXAMPLE = {
  title: "Walnut Desk Lamp, dimmable",
  description:
    "Turned from solid walnut, with a linen shade. Dims in five steps and remembers the last one. " +
    "The cable is two metres long and covered in cotton.",
  category: "Home Lighting",
  brand: "Example Lighting",
  price: "79.90",
  rating: "4.6",
  url: "https://shop.example.com/desk-lamp",
};

/** The fields that still hold the example's words. */
export function fromExample(values) {
  return Object.keys(EXAMPLE).filter((name) => values[name] === EXAMPLE[name]);
}

/** What the note says; ``empty`` empties the fields that it names. */
export function exampleNote(names, empty) {
  const isWhole = names.length === Object.keys(EXAMPLE).length;
  const listed = names.map((name) => inWords(name).toLowerCase()).join(", ");
  return [
    element(
      "p",
      {},
      element("strong", {}, "Example. "),
      isWhole ? "This product is made up." : `Still from the example, and not your product’s: ${listed}.`,
    ),
    element("button", { type: "button", class: "link", click: () => empty(names) }, "Empty these fields"),
  ];
}
