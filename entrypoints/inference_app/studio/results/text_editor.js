// One text of a card: it can be changed in place, and is then counted and checked anew.

import { findingList, tally } from "../checks/findings.js";
import { lengthMeter } from "../checks/length_meter.js";
import { liveCheck } from "../checks/live_check.js";
import { copyButton } from "../page/copying.js";
import { announce, element, uniqueId } from "../page/elements.js";
import { isEdited } from "../work/work.js";

const GROWS_BY_ITSELF = CSS.supports("field-sizing", "content");
const writers = new WeakMap(); // how to change a text that stands on the page

/**
 * The editor of ``text``, which it keeps current.
 * label: of the field. spoken: the same for people who do not see which card it is in.
 * isOneOfMany: the field has several texts, which stand close together.
 * changed: called at each change. pointed: called when somebody points at the text or is in it.
 * sources: where its facts come from, in words; null where that is not known.
 */
export function textEditor(platform, text, { label, spoken, isOneOfMany }, { changed, pointed, sources }) {
  const [id, countId, sourcesId] = [uniqueId("text"), uniqueId("count"), uniqueId("sources")];
  const told = element("p", { id: sourcesId, class: "text-sources hint" });
  const described = sources === null ? countId : `${countId} ${sourcesId}`;
  const area = element("textarea", { id, rows: "1", "aria-describedby": described, spellcheck: "true" });
  area.value = text.text;
  const meter = lengthMeter();
  meter.words.id = countId;
  const findings = element("div", { class: "text-findings" });
  const undo = element(
    "button",
    { type: "button", class: "copy", "aria-label": `Undo edits ${spoken}`, click: () => write(text.written) },
    "Undo edits",
  );

  function show() {
    const { count, findings: found } = text;
    meter.show(text);
    undo.hidden = !isEdited(text);
    told.textContent = sources === null ? "" : sources(text);
    findings.classList.toggle("outdated", count === null);
    if (count !== null) {
      findings.replaceChildren(...(found.length > 0 ? [findingList(found)] : []));
    }
  }

  /** As if a person had typed it, so that the browser's own undo takes it back. */
  function write(words) {
    area.closest("details")?.setAttribute("open", "");
    area.focus();
    area.select();
    document.execCommand("insertText", false, words);
    if (area.value !== words) {
      area.value = words; // hidden, or a browser without the command
      area.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }

  area.addEventListener("input", () => {
    text.text = area.value;
    grow(area);
  });
  const check = liveCheck(area, () => ({ platform: platform.id, field: text.field }), {
    told(answer) {
      const { count, hashtags, findings: found } = answer ?? nothingKnown(area.value);
      Object.assign(text, { count, hashtags, findings: found });
      show();
      changed();
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
  if (text.count === null) {
    queueMicrotask(check); // it was changed, and the page left before an answer came
  }
  writers.set(text, write);
  requestAnimationFrame(() => grow(area));
  const buttons = element("span", { class: "text-buttons" }, undo, copyButton("Copy", spoken, () => text.text));
  return element(
    "div",
    {
      class: isOneOfMany ? "text close" : "text",
      "data-of": text.field,
      mouseenter: () => pointed(text, label),
      focusin: () => pointed(text, label),
    },
    element("label", { for: id }, label),
    area,
    meter.bar,
    element("div", { class: "text-foot" }, meter.words, buttons),
    sources === null ? null : told,
    findings,
  );
}

/** Put words in the place of a text that stands on the page. */
export const rewrite = (text, words) => writers.get(text)?.(words);

/** Give editors that were hidden the height of their texts. */
export function growAll(container) {
  container.querySelectorAll(".text textarea").forEach(grow);
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

document.addEventListener("toggle", (event) => growAll(event.target), true);
