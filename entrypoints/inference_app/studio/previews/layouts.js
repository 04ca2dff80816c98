// How each platform's card is laid out: names of fields, and what is drawn between them.

import { action, banner, film, person, picture, price, reactions, searchResult } from "./drawings.js";

const box = (name, ...parts) => ({ box: name, parts });

const LAYOUTS = {
  x: (product) => [person(product, "now"), "post", reactions("Reply", "Repost", "Like")],
  instagram: (product) => [
    person(product, ""),
    picture("square"),
    reactions("Like", "Comment", "Share"),
    "caption",
  ],
  facebook: (product) => [
    person(product, "Sponsored"),
    "primary_text",
    box("link", picture("wide"), "headline", "description", action("Learn more")),
  ],
  linkedin: (product) => [
    person(product, "now"),
    "post",
    picture("wide"),
    reactions("Like", "Comment", "Repost"),
  ],
  linkedin_ads: (product) => [
    person(product, "Promoted"),
    "introduction",
    box("link", picture("wide"), "headline", "description", action("Learn more")),
  ],
  tiktok: (product) => [
    box("screen", film("wide"), person(product, ""), "video_caption"),
    box("link", picture("wide", "Your photos"), "photo_title", "photo_description"),
  ],
  tiktok_ads: (product) => [
    box("screen", film("wide"), person(product, "Sponsored"), "text", action("Shop now")),
  ],
  pinterest: (product) => [picture("tall"), "title", "description", person(product, "")],
  youtube: (product) => [film("wide"), "title", person(product, ""), "description"],
  google_rsa: (product) => [searchResult(product)],
  google_display: () => [banner()],
  google_merchant: (product) => [
    picture("square"),
    "title",
    price(product),
    "promotion_title",
    "description",
  ],
  amazon_sb: () => [box("link", picture("wide"), "brand", "headline", action("Shop now"))],
};

/**
 * The parts of a card: names of fields, elements, drawings with ``node`` and ``show``, and boxes
 * of such parts. A platform that has no layout here gets its fields in their order.
 */
export function layout(platformId, product) {
  return LAYOUTS[platformId]?.(product) ?? [person(product, "")];
}
