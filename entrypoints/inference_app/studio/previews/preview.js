// How each platform shows a post or an ad: its texts, and what is drawn around them.

import { element } from "../page/elements.js";
import { banner } from "./banner.js";
import { action, film, person, picture, price, reactions, site } from "./drawings.js";
import { foldedText } from "./folded_text.js";
import { searchAd } from "./search_ad.js";

const text = (field, options) => foldedText(field, options);
const titled = (field) => ({ box: "titled", parts: [text(field)] });
const box = (name, ...parts) => ({ box: name, parts });
const linkCard = (product, button) =>
  box("link", picture("wide"), site(product), titled("headline"), text("description"), action(button));

const PREVIEWS = {
  x: (product) => [person(product, "now"), text("post"), reactions("Reply", "Repost", "Like")],
  instagram: (product) => [
    person(product, ""),
    picture("square"),
    reactions("Like", "Comment", "Share"),
    text("caption", { more: "… more", lead: product.brand ?? "Your brand" }),
  ],
  facebook: (product) => [
    person(product, "Sponsored"),
    text("primary_text", { more: "… See more" }),
    linkCard(product, "Learn more"),
    reactions("Like", "Comment", "Share"),
  ],
  linkedin: (product) => [
    person(product, "now"),
    text("post", { more: "… more" }),
    picture("wide"),
    reactions("Like", "Comment", "Repost"),
  ],
  linkedin_ads: (product) => [
    person(product, "Promoted"),
    text("introduction", { more: "… see more" }),
    linkCard(product, "Learn more"),
  ],
  tiktok: (product) => [
    box("screen", film("wide"), person(product, ""), text("video_caption", { more: "… more" })),
    box("link", picture("wide", "Your photos"), titled("photo_title"), text("photo_description", { more: "… more" })),
  ],
  tiktok_ads: (product) => [
    box("screen", film("wide"), person(product, "Sponsored"), text("text"), action("Shop now")),
  ],
  pinterest: (product) => [picture("tall"), titled("title"), text("description"), person(product, "")],
  youtube: (product) => [film("wide"), titled("title"), person(product, ""), text("description")],
  google_rsa: (product) => [searchAd(product)],
  google_display: () => [banner()],
  google_merchant: (product) => [
    picture("square"),
    titled("title"),
    price(product),
    text("promotion_title"),
    text("description"),
  ],
  amazon_sb: () => [box("link", picture("wide"), text("brand"), titled("headline"), action("Shop now"))],
};

/** A variant as the platform shows it, and ``show``, which draws it anew; null for one unknown here. */
export function preview(platform, product) {
  const parts = PREVIEWS[platform.id]?.(product);
  if (parts === undefined) {
    return null;
  }
  const live = [];
  const node = element(
    "div",
    { class: `preview preview-${platform.id}`, role: "group", "aria-label": `How ${platform.name} shows it` },
    ...parts.map((part) => placed(part, live)),
  );
  return { node, show: (fieldsOf) => live.forEach(({ show }) => show(fieldsOf)) };
}

function placed(part, live) {
  if (part.box) {
    return element("div", { class: `box box-${part.box}` }, ...part.parts.map((each) => placed(each, live)));
  }
  if (part.show) {
    live.push(part);
    return part.node;
  }
  return part;
}
