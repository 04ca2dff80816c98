// The page: loads what the service offers, writes on request, shows the copy or what went wrong.

import { startCheckBox } from "./checks/check_box.js";
import * as form from "./form/product_form.js";
import { getJson, postJson, Refusal, startKeys } from "./page/api.js";
import { announce, byId, element } from "./page/elements.js";
import { problemNotice } from "./page/problem_notice.js";
import { platformOf, results } from "./results/results.js";
import { rewrite } from "./results/text_editor.js";
import { writingOf } from "./results/writing.js";
import { keptTexts } from "./work/kept_texts.js";
import { load } from "./work/storage.js";
import * as works from "./work/work.js";

const NO_PLATFORM = { field: "platforms", message: "choose at least one platform" }; // the API takes none for all
const { work } = works;
let catalogue;
let showPlatform = () => {};
let isBusy = true; // until the service said what it offers

async function start() {
  showProblem(null);
  try {
    catalogue = await getJson("platforms");
  } catch (error) {
    showProblem(error, { again: start });
    return;
  }
  form.startForm(catalogue);
  startCheckBox(catalogue);
  goOn(load());
  form.onFormChange(formChanged);
  showStored();
  works.startSaving();
  setBusy(false);
}

/** Go on with what was worked on; what somebody typed since the page opened stays. */
function goOn(stored) {
  const typed = form.readForm();
  const values = stored?.form ?? form.firstForm();
  form.fillForm(form.isEmptyForm(typed) ? values : { ...typed, platforms: values.platforms });
  Object.assign(work, stored ?? {}, { form: form.readForm() });
}

/** Stored copy that cannot be shown must not keep the page from working. */
function showStored() {
  try {
    showAll();
  } catch (error) {
    console.warn("The stored copy cannot be shown:", error);
    work.writing = null;
    showAll();
  }
}

async function generate() {
  const product = form.readProduct();
  form.clearFaults();
  showProblem(null);
  if (product.platforms.length === 0) {
    form.showFaults([NO_PLATFORM]);
    return;
  }
  setBusy(true);
  try {
    const answer = await postJson("predict", product);
    works.remember("Generate", "writing");
    works.setAside(nameOf);
    work.writing = writingOf(product, answer);
    showAll();
    setBusy(false);
    byId("results-heading").focus();
    announce(`Copy for ${answer.platforms.length} platforms is ready`);
  } catch (error) {
    setBusy(false);
    showRefusal(error, generate);
  }
}

const nameOf = (id) => platformOf(catalogue, id).name;

function formChanged() {
  work.form = form.readForm();
  showState();
  works.changed();
}

/** Fill the form anew; the step can be undone. */
function refill(name, values) {
  works.remember(name, "form");
  form.fillForm(values);
  showState();
  byId("title").focus();
}

function startOver() {
  works.remember("Start over", "form", "writing", "kept");
  Object.assign(work, { writing: null, kept: [], shown: null });
  form.fillForm(form.firstForm());
  showProblem(null);
  showAll();
  works.forgetWork();
  byId("title").focus();
  announce("Everything is empty; Undo brings it back");
}

function goTo(step) {
  const parts = step(nameOf);
  if ("form" in parts) {
    form.fillForm(parts.form);
  }
  showAll();
  const button = ["undo", "redo"].map(byId).find((each) => !each.hidden);
  button.focus();
}

/** Draw the copy, or that there is none. */
function showAll() {
  const hooks = { changed: works.changed, chose, refused: showRefusal };
  const drawn = work.writing && results(catalogue, work.writing, work.shown, form, hooks);
  byId("copy").replaceChildren(...(drawn?.nodes ?? [nothingYet()]));
  showPlatform = drawn?.show ?? (() => {});
  showKept();
  showState();
  works.changed();
}

function nothingYet() {
  const words = "Nothing is written yet. Describe a product and press “Generate copy”, or try an example.";
  return element("p", { class: "empty" }, words);
}

function chose(id) {
  work.shown = id;
  works.changed();
}

/** Whether the copy is still that of the form, and which steps there are. */
function showState() {
  const { writing } = work;
  const isStale = writing !== null && JSON.stringify(writing.product) !== JSON.stringify(form.readProduct());
  byId("stale").hidden = !isStale;
  byId("copy").classList.toggle("stale", isStale);
  byId("start-over").hidden = writing === null && work.kept.length === 0 && form.isEmptyForm(form.readForm());
  works.showSteps(isBusy);
}

function showKept() {
  const canRestore = (kept) => works.placeOf(kept) !== undefined;
  byId("kept").replaceChildren(...keptTexts(works.keptElsewhere(), { canRestore, restore, remove }));
}

function restore(kept) {
  works.setAside(nameOf);
  chose(kept.platform);
  showPlatform(kept.platform);
  rewrite(works.placeOf(kept).text, kept.text);
  showKept();
}

function remove(kept) {
  works.removeKept(kept);
  showKept();
  showState();
  byId("undo").focus();
}

function showRefusal(error, again) {
  if (error.kind === "invalid") {
    showProblem(error, { faults: form.showFaults(error.faults) });
  } else {
    showProblem(error, { again });
  }
}

function showProblem(error, options) {
  if (error !== null && !(error instanceof Refusal)) {
    throw error; // a fault of this page: the console tells where
  }
  byId("problem").replaceChildren(...(error === null ? [] : [problemNotice(error, options)]));
}

function setBusy(is) {
  isBusy = is;
  const button = byId("generate");
  for (const id of ["generate", "try-example", "clear", "start-over"]) {
    byId(id).disabled = isBusy;
  }
  button.textContent = isBusy ? "Writing …" : "Generate copy";
  byId("progress").hidden = !isBusy;
  byId("results").setAttribute("aria-busy", String(isBusy));
  works.showSteps(isBusy);
}

byId("product").addEventListener("submit", (event) => {
  event.preventDefault();
  if (!isBusy) {
    void generate();
  }
});
byId("try-example").addEventListener("click", () => refill("Try an example", form.exampleForm()));
byId("clear").addEventListener("click", () => refill("Clear", {}));
byId("undo").addEventListener("click", () => goTo(works.undo));
byId("redo").addEventListener("click", () => goTo(works.redo));
byId("start-over").addEventListener("click", startOver);
startKeys();
void start();
