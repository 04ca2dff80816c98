// The form: its choices come from the service, its faults are shown where they are.

import { byId, element, uniqueId } from "../page/elements.js";
import { faultInWords, inWords } from "../page/words.js";

const FIRST_CHOICE = ["x", "instagram", "linkedin", "google_rsa"]; // those of them that there are
const TEXTS = ["title", "description", "category", "brand", "url", "tone", "currency", "locale"];
const NUMBERS = ["price", "rating", "variants"];
const form = byId("product");

/** Fill in the platforms, tones, currencies and locales that the service knows. */
export function startForm(catalogue) {
  byId("platforms").replaceChildren(...catalogue.platforms.map(platformChoice));
  addOptions("tone", catalogue.tones, inWords);
  addOptions("currency", catalogue.currencies, (code) => `${code} – ${named("currency", code)}`);
  addOptions("locale", catalogue.locales, (code) => `${code} – ${named("language", code)}`);
  chooseFirst();
  byId("all-platforms").onclick = () => choose(() => true);
  byId("no-platforms").onclick = () => choose(() => false);
  byId("clear").onclick = clear;
  form.onreset = () => setTimeout(chooseFirst); // once the fields have their values back
  form.oninput = (event) => showFault(event.target.closest("[data-field]"), null);
}

/** The body of a request, without what is left empty; numbers nobody can read stay as they are. */
export function readProduct() {
  const given = new FormData(form);
  const filled = (names, as) =>
    names
      .map((name) => [name, given.get(name).trim()])
      .filter(([, value]) => value !== "")
      .map(([name, value]) => [name, as(value)]);
  return {
    ...Object.fromEntries(filled(TEXTS, String)),
    ...Object.fromEntries(filled(NUMBERS, asNumber)),
    platforms: given.getAll("platforms"),
  };
}

/** Show what is wrong at each field and go to the first; returns the faults of no field here. */
export function showFaults(faults) {
  clearFaults();
  const elsewhere = [];
  for (const fault of faults) {
    const row = form.querySelector(`[data-field="${CSS.escape(fault.field.split(".")[0])}"]`);
    if (row === null) {
      elsewhere.push(fault);
    } else {
      showFault(row, faultInWords(fault.message));
    }
  }
  form.querySelector('[aria-invalid="true"]')?.focus();
  return elsewhere;
}

export function clearFaults() {
  for (const row of form.querySelectorAll("[data-field]")) {
    showFault(row, null);
  }
}

function showFault(row, message) {
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
    row.append(fault);
  }
}

function platformChoice({ id, name }) {
  const box = element("input", { type: "checkbox", name: "platforms", value: id });
  return element("label", { class: "chip" }, box, element("span", {}, name));
}

function addOptions(id, values, label) {
  const [first] = byId(id).options;
  const options = values.map((value) => element("option", { value }, label(value)));
  byId(id).replaceChildren(first, ...options);
}

function named(type, code) {
  return new Intl.DisplayNames("en", { type, fallback: "code" }).of(code);
}

function choose(isChosen) {
  for (const box of form.querySelectorAll('[name="platforms"]')) {
    box.checked = isChosen(box.value);
  }
  showFault(form.querySelector('[data-field="platforms"]'), null);
}

function chooseFirst() {
  clearFaults();
  choose((id) => FIRST_CHOICE.includes(id));
}

function clear() {
  for (const control of form.querySelectorAll("input:not([type=checkbox]), textarea, select")) {
    control.value = control.name === "variants" ? "1" : "";
  }
  clearFaults();
  byId("title").focus();
}

/** "79.90", or "79,90" as many write it. */
function asNumber(text) {
  const number = Number(text.replace(/^(\d+),(\d{1,2})$/, "$1.$2"));
  return Number.isFinite(number) ? number : text;
}
