// The page: loads what the service offers, writes on request, shows the copy or what went wrong.

import { getJson, postJson, Refusal, startKeys } from "./page/api.js";
import { startCheckBox } from "./checks/check_box.js";
import { announce, byId } from "./page/elements.js";
import { problemNotice } from "./page/problem_notice.js";
import { clearFaults, readProduct, showFaults, startForm } from "./form/product_form.js";
import { results } from "./results/results.js";

const NO_PLATFORM = { field: "platforms", message: "choose at least one platform" }; // the API takes none for all
let catalogue;

async function start() {
  showProblem(null);
  try {
    catalogue = await getJson("platforms");
  } catch (error) {
    showProblem(error, { again: start });
    return;
  }
  startForm(catalogue);
  startCheckBox(catalogue);
  byId("generate").disabled = false;
}

async function generate() {
  const product = readProduct();
  clearFaults();
  showProblem(null);
  if (product.platforms.length === 0) {
    showFaults([NO_PLATFORM]);
    return;
  }
  setBusy(true);
  try {
    const answer = await postJson("predict", product);
    byId("copy").replaceChildren(...results(catalogue, product, answer, showRefusal));
    setBusy(false);
    byId("results-heading").focus();
    announce(`Copy for ${answer.platforms.length} platforms is ready`);
  } catch (error) {
    setBusy(false);
    showRefusal(error, generate);
  }
}

function showRefusal(error, again) {
  if (error.kind === "invalid") {
    showProblem(error, { faults: showFaults(error.faults) });
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

function setBusy(isBusy) {
  const button = byId("generate");
  button.disabled = isBusy;
  button.textContent = isBusy ? "Writing …" : "Generate copy";
  byId("progress").hidden = !isBusy;
  byId("results").setAttribute("aria-busy", String(isBusy));
}

byId("product").addEventListener("submit", (event) => {
  event.preventDefault();
  void generate();
});
startKeys();
void start();
