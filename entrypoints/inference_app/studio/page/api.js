// Requests to the service, and its refusals in one form.

import { byId } from "./elements.js";

const KEY = "creatives.api-key";
const PAUSE_SECONDS = 5; // where a busy service names none

/** Why a request has no answer: kind is network, unauthorized, invalid, busy or other. */
export class Refusal extends Error {
  constructor(kind, detail, { title = "", faults = [], retryAfter = null, requestId = null } = {}) {
    super(detail);
    Object.assign(this, { kind, title, faults, retryAfter, requestId });
  }
}

export const getJson = (path) => ask(path, {});

export const postJson = (path, value, signal) =>
  ask(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(value),
    signal,
  });

/** Send, and where the service wants a key, ask the person for one and send again. */
async function ask(path, request) {
  for (;;) {
    const response = await send(path, request);
    if (response.ok) {
      return response.json();
    }
    const refusal = await refusalOf(response);
    if (refusal.kind !== "unauthorized") {
      throw refusal;
    }
    await newKey(refusal);
  }
}

async function send(path, request) {
  const key = sessionStorage.getItem(KEY);
  const headers = key === null ? request.headers : { ...request.headers, "X-API-Key": key };
  try {
    return await fetch(new URL(path, document.baseURI), { ...request, headers });
  } catch (error) {
    if (error.name === "AbortError") {
      throw error;
    }
    throw new Refusal("network", "The service cannot be reached. Check the connection.");
  }
}

async function refusalOf(response) {
  const problem = await response.json().catch(() => ({}));
  const kinds = { 401: "unauthorized", 422: "invalid", 503: "busy" };
  const pause = Number(response.headers.get("Retry-After") ?? PAUSE_SECONDS);
  return new Refusal(kinds[response.status] ?? "other", problem.detail || "No reason was given.", {
    title: problem.title || `Status ${response.status}`,
    faults: problem.errors ?? [],
    retryAfter: response.status === 503 ? pause || PAUSE_SECONDS : null,
    requestId: problem.request_id ?? null,
  });
}

let asked = null; // one question at a time, however many requests wait for its answer

function newKey(refusal) {
  asked ??= askForKey(refusal).finally(() => {
    asked = null;
  });
  return asked;
}

function askForKey(refusal) {
  const dialog = byId("key-dialog");
  byId("key-detail").textContent = refusal.message;
  byId("key").value = "";
  dialog.showModal();
  return new Promise((resolve, reject) => {
    let given = false;
    byId("key-form").onsubmit = (event) => {
      event.preventDefault();
      sessionStorage.setItem(KEY, byId("key").value.trim());
      byId("forget-key").hidden = false;
      given = true;
      dialog.close();
    };
    dialog.onclose = () => (given ? resolve() : reject(refusal));
  });
}

/** Let the person cancel the question, and forget the key. */
export function startKeys() {
  byId("key-cancel").addEventListener("click", () => byId("key-dialog").close());
  byId("forget-key").hidden = sessionStorage.getItem(KEY) === null;
  byId("forget-key").addEventListener("click", () => {
    sessionStorage.removeItem(KEY);
    byId("forget-key").hidden = true;
  });
}
