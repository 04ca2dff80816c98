// A text that is being written, counted and checked by the service after each pause.

import { postJson } from "../page/api.js";

const PAUSE_MS = 250;

/**
 * Ask about what stands in the control whenever it changes.
 * place: gives platform and field. told: hears the answer, or null while one is awaited.
 * refused: hears why there is none.
 */
export function liveCheck(control, place, { told, refused }) {
  let timer;
  let request;

  function begin() {
    clearTimeout(timer);
    request?.abort();
    told(null);
    if (control.value.trim() !== "") {
      timer = setTimeout(() => void check(), PAUSE_MS);
    }
  }

  async function check() {
    request = new AbortController();
    const { signal } = request;
    try {
      const answer = await postJson("lint", { text: control.value, ...place() }, signal);
      if (!signal.aborted) {
        told(answer);
      }
    } catch (error) {
      if (!signal.aborted) {
        refused(error);
      }
    }
  }

  control.addEventListener("input", begin);
  return begin;
}
