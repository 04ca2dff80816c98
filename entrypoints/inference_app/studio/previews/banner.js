// A display ad as Google may show it.

import { element } from "../page/elements.js";
import { picture } from "./drawings.js";

export function banner() {
  const parts = { headline: "h", description: "d", business_name: "cite" };
  const lines = Object.entries(parts).map(([field, name]) => [field, element("p", { class: `search-${name}` })]);
  const node = element(
    "div",
    { class: "banner" },
    picture("small", ""),
    element("div", {}, ...lines.map(([, line]) => line)),
  );

  function show(fieldsOf) {
    for (const [field, line] of lines) {
      line.textContent = fieldsOf(field)[0]?.text ?? "";
    }
  }
  return { node, show };
}
