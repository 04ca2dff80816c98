// One text of a card: it can be changed in place, and is then counted and checked anew.

import { copyButton } from "../page/copying.js";
import { announce, element, uniqueId } from "../page/elements.js";
import { findingList, tally } from "../checks/findings.js";
import { lengthMeter } from "../checks/length_meter.js";
import { liveCheck } from "../checks/live_check.js";

const GROWS_BY_ITSELF = CSS.supports("field-sizing", "content");

/**
 * The editor of ``text``, which it keeps current; ``changed`` is called at each change.
 * label: of the field. spoken: the same for people who do not see which card it is in.
 * isOneOfMany: the field has several texts, which stand close together.
 */
export function textEditor(platform, text, { label, spoken, isOneOfMany }, changed) {
  const [id, countId] = [uniqueId("text"), uniqueId("count")];
  const area = element("textarea", { id, rows: "1", "aria-describedby": countId, spellcheck: "true" });
  area.value = text.text;
  const meter = lengthMeter();
  meter.words.id = countId;
  const findings = element("div", { class: "text-findings" });

  function show() {
    const { count, findings: found } = text;
    meter.show(text);
    findings.classList.toggle("outdated", count === null);
    if (count !== null) {
      findings.replaceChildren(...(found.length > 0 ? [findingList(found)] : []));
    }
    changed();
  }

  area.addEventListener("input", () => {
    text.text = area.value;
    text.edited = true;
    grow(area);
  });
  liveCheck(area, () => ({ platform: platform.id, field: text.field }), {
    told(answer) {
      const { count, hashtags, findings: found } = answer ?? nothingKnown(area.value);
      Object.assign(text, { count, hashtags, findings: found });
      show();
      if (found.length > 0) {
        announce(`${spoken}: ${tally(found)}`);
      }
    },
    refused(error) {
      findings.classList.remove("outdated");
      findings.replaceChildren(element("p", { class: "fault" }, error.message));
    },
  });
  show();
  requestAnimationFrame(() => grow(area));
  return element(
    "div",
    { class: isOneOfMany ? "text close" : "text", "data-of": text.field },
    element("label", { for: id }, label),
    area,
    meter.bar,
    element("div", { class: "text-foot" }, meter.words, copyButton("Copy", spoken, () => text.text)),
    findings,
  );
}

function nothingKnown(value) {
  return { count: value.trim() === "" ? 0 : null, hashtags: [], findings: [] };
}

function grow(area) {
  if (!GROWS_BY_ITSELF) {
    area.style.blockSize = "auto";
    area.style.blockSize = `${area.scrollHeight}px`;
  }
}
