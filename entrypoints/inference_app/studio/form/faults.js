// What is wrong with the form, shown at the fields.

import { element, uniqueId } from "../page/elements.js";
import { faultInWords } from "../page/words.js";

/** Show what is wrong at each field and go to the first; returns the faults of no field here. */
export function showFaults(form, faults) {
  clearFaults(form);
  const elsewhere = faults.filter(({ field, message }) => {
    const row = rowOf(form, field);
    showFault(row, faultInWords(message));
    return row === null;
  });
  const first = form.querySelector('[aria-invalid="true"]');
  first?.closest("details")?.setAttribute("open", "");
  first?.focus();
  return elsewhere;
}

/** The row of "attributes.highlights.1", which is named by the beginning of that. */
export function rowOf(form, path) {
  for (let name = path; name !== ""; name = name.slice(0, Math.max(0, name.lastIndexOf(".")))) {
    const row = form.querySelector(`[data-field="${CSS.escape(name)}"]`);
    if (row !== null) {
      return row;
    }
  }
  return null;
}

export function clearFaults(form) {
  for (const row of form.querySelectorAll("[data-field]")) {
    showFault(row, null);
  }
}

export function showFault(row, message) {
  row?.querySelector(".fault")?.remove();
  const fault = message && element("p", { class: "fault", id: uniqueId("fault") }, message);
  for (const control of row?.querySelectorAll("input, textarea, select") ?? []) {
    if (fault) {
      control.setAttribute("aria-invalid", "true");
      control.setAttribute("aria-describedby", fault.id);
    } else {
      control.removeAttribute("aria-invalid");
      control.removeAttribute("aria-describedby");
    }
  }
  if (fault) {
    row?.append(fault);
  }
}
