// The form: its choices come from the service, its values are read, filled in and emptied here.

import { byId, element } from "../page/elements.js";
import { inWords } from "../page/words.js";
import { EXAMPLE, exampleNote, fromExample } from "./example.js";
import * as faults from "./faults.js";
import { MORE, READ } from "./fields.js";

const FIRST_CHOICE = ["x", "instagram", "linkedin", "google_rsa"]; // those of them that there are
const VARIANTS = "2";
const form = byId("product");
let heard = () => {};

/** Fill in the platforms, tones, currencies and locales that the service knows. */
export function startForm(catalogue) {
  byId("platforms").replaceChildren(...catalogue.platforms.map(platformChoice));
  addOptions("tone", catalogue.tones, inWords);
  addOptions("currency", catalogue.currencies, (code) => `${code} – ${named("currency", code)}`);
  addOptions("locale", catalogue.locales, (code) => `${code} – ${named("language", code)}`);
  byId("all-platforms").onclick = () => choose(() => true);
  byId("no-platforms").onclick = () => choose(() => false);
}

/** ``changed`` is called after every change, also one that ``fillForm`` makes. */
export function onFormChange(changed) {
  heard = () => {
    showState();
    changed();
  };
  form.oninput = (event) => {
    faults.showFault(event.target.closest("[data-field]"), null);
    heard();
  };
  showState();
}

/** What stands in every field, as text, and the chosen platforms. */
export function readForm() {
  const given = new FormData(form);
  const values = Object.fromEntries(Object.keys(READ).map((name) => [name, given.get(name) ?? ""]));
  return { ...values, platforms: given.getAll("platforms") };
}

/** Put values into the fields; those of no value are emptied, and platforms stay without a choice. */
export function fillForm(values) {
  for (const name of Object.keys(READ)) {
    const control = form.elements.namedItem(name);
    control.value = values[name] ?? "";
    control.value ||= name === "variants" ? VARIANTS : ""; // also where a select knows no such option
  }
  if (values.platforms) {
    choose((id) => values.platforms.includes(id));
  }
  faults.clearFaults(form);
  heard();
}

export const firstForm = () => ({ platforms: FIRST_CHOICE });
export const exampleForm = () => ({ ...EXAMPLE, platforms: FIRST_CHOICE });

/** Whether nothing was filled in, choices aside. */
export const isEmptyForm = (values) =>
  Object.keys(READ).every((name) => name === "variants" || (values[name] ?? "") === "");

/** The body of a request, without what is left empty; numbers nobody can read stay as they are. */
export function readProduct() {
  const { platforms, ...values } = readForm();
  const product = {};
  for (const [name, text] of Object.entries(values)) {
    const value = text.trim() === "" ? "" : READ[name](text.trim());
    if (value.length !== 0) {
      put(product, name.split("."), value);
    }
  }
  return { ...product, platforms };
}

function put(into, [name, ...rest], value) {
  if (rest.length === 0) {
    into[name] = value;
  } else {
    put((into[name] ??= {}), rest, value);
  }
}

export const showFaults = (found) => faults.showFaults(form, found);
export const clearFaults = () => faults.clearFaults(form);

/** Lead to a field by its name, such as "material"; false where the form has none. */
export function leadTo(name) {
  const row = faults.rowOf(form, name) ?? faults.rowOf(form, `attributes.${name}`);
  row?.closest("details")?.setAttribute("open", "");
  row?.querySelector("input, textarea, select").focus();
  return row !== null;
}

export const hasField = (name) =>
  [name, `attributes.${name}`].some((each) => faults.rowOf(form, each) !== null);

/** How much of the fold is filled in, and what still is the example's. */
function showState() {
  const values = readForm();
  const filled = MORE.filter((name) => values[name].trim() !== "").length;
  byId("more-count").textContent = filled === 0 ? "" : `${filled} filled in`;
  const names = fromExample(values);
  byId("example-note").hidden = names.length === 0;
  byId("example-note").replaceChildren(...(names.length === 0 ? [] : exampleNote(names, empty)));
}

function empty(names) {
  fillForm({ ...readForm(), ...Object.fromEntries(names.map((name) => [name, ""])) });
  form.elements.namedItem(names[0]).focus();
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
  faults.showFault(form.querySelector('[data-field="platforms"]'), null);
  heard();
}
