// What went wrong, in words that say what to do.

import { element } from "./elements.js";
import { faultInWords, placeInWords } from "./words.js";

/** A notice for a refusal; ``faults`` are those that no field of the form shows. */
export function problemNotice(refusal, { faults = refusal.faults ?? [], again = null } = {}) {
  const listed = faults.map(({ field, message }) =>
    element("li", {}, `${placeInWords(field)}: ${faultInWords(message)}`),
  );
  return element(
    "div",
    { class: "problem" },
    element("p", { class: "problem-title" }, title(refusal)),
    element("p", {}, advice(refusal)),
    listed.length > 0 ? element("ul", {}, ...listed) : null,
    refusal.requestId ? element("p", { class: "hint" }, `Request ${refusal.requestId}`) : null,
    again && element("button", { type: "button", class: "quiet", click: again }, "Try again"),
  );
}

function title({ kind, title: given }) {
  const titles = {
    network: "No connection to the service",
    unauthorized: "An API key is needed",
    invalid: "Something in the form needs a change",
    busy: "The service cannot answer right now",
  };
  return titles[kind] ?? (given || "Something went wrong");
}

function advice({ kind, message, retryAfter }) {
  if (kind === "invalid") {
    return "The fields at fault are marked; nothing was written.";
  }
  const end = /[.!?]$/.test(message) ? "" : ".";
  return `${message.charAt(0).toUpperCase()}${message.slice(1)}${end}${pause(retryAfter)}`;
}

function pause(seconds) {
  if (seconds === null || seconds === undefined) {
    return "";
  }
  const at = new Date(Date.now() + 1000 * seconds).toLocaleTimeString();
  return ` Try again in ${seconds} ${seconds === 1 ? "second" : "seconds"}, at ${at}.`;
}
