// The box in which people check a text of their own.

import { announce, byId, element } from "../page/elements.js";
import { inWords } from "../page/words.js";
import { findingList, markedText, tally } from "./findings.js";
import { lengthMeter } from "./length_meter.js";
import { liveCheck } from "./live_check.js";
import { problemNotice } from "../page/problem_notice.js";

/** Offer the platforms and their fields, and check while the person types. */
export function startCheckBox(catalogue) {
  const [platforms, fields, area] = ["check-platform", "check-field", "check-text"].map(byId);
  const findings = byId("check-findings");
  const meter = lengthMeter();
  meter.words.id = "check-count";
  byId("check-meter").replaceChildren(meter.bar, meter.words);
  const platform = () => catalogue.platforms.find(({ id }) => id === platforms.value);
  const field = () => platform().fields.find(({ name }) => name === fields.value);

  function offerFields() {
    fields.replaceChildren(...platform().fields.map(({ name }) => option(name, inWords(name))));
  }

  const check = liveCheck(area, () => ({ platform: platforms.value, field: fields.value }), {
    told(answer) {
      const isEmpty = area.value.trim() === "";
      meter.show(answer ?? { ...field(), count: isEmpty ? 0 : null });
      findings.classList.toggle("outdated", answer === null);
      if (answer !== null || isEmpty) {
        findings.replaceChildren(...(answer ? verdict(answer) : []));
      }
      if (answer !== null) {
        announce(`${meter.words.textContent}, ${tally(answer.findings)}`);
      }
    },
    refused(refusal) {
      findings.classList.remove("outdated");
      findings.replaceChildren(problemNotice(refusal, { again: () => check() }));
    },
  });

  platforms.replaceChildren(...catalogue.platforms.map(({ id, name }) => option(id, name)));
  offerFields();
  platforms.onchange = () => {
    offerFields();
    check();
  };
  fields.onchange = check;
  check();
}

const option = (value, words) => element("option", { value }, words);

function verdict({ text, findings, hashtags }) {
  const tags = hashtags.length > 0 ? `Hashtags: ${hashtags.join(" ")}` : "No hashtags";
  if (findings.length === 0) {
    return [element("p", { class: "all-well" }, "Nothing to object to. ", element("span", { class: "hint" }, tags))];
  }
  return [
    markedText(text, findings),
    element("p", { class: "tally" }, tally(findings), " ", element("span", { class: "hint" }, tags)),
    findingList(findings),
  ];
}
