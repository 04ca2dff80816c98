// Work in this browser: this tab's own first, else what was last worked on in any.

import { sound } from "./shape.js";

const NAME = "creatives.work";
const VERSION = 1;
const MOST = 2_000_000; // characters; browsers give an origin about five million
const KEPT_IN_NEED = 20;

/** The work that was stored, null where there is none; what cannot be read counts as none. */
export function load() {
  for (const store of stores()) {
    try {
      const found = JSON.parse(store.getItem(NAME));
      if (found?.version === VERSION) {
        return sound(found);
      }
    } catch {
      // written by somebody else, or half: there is nothing to go on with
    }
  }
  return null;
}

/** Store as much of the work as there is room for; whether that is all of it. */
export function save(work) {
  const sizes = [
    work,
    { ...work, kept: work.kept.slice(-KEPT_IN_NEED) },
    { ...work, writing: null, kept: work.kept.slice(-KEPT_IN_NEED) },
    { form: work.form, writing: null, kept: [], shown: null },
  ];
  const stored = stores().map((store) => sizes.findIndex((each) => put(store, each)));
  return stored.includes(0);
}

export function forget() {
  for (const store of stores()) {
    store.removeItem(NAME);
  }
}

function put(store, work) {
  const written = JSON.stringify({ version: VERSION, ...work });
  if (written.length > MOST) {
    return false;
  }
  try {
    store.setItem(NAME, written);
    return true;
  } catch {
    return false; // the browser's room is used up
  }
}

/** Those that the browser allows. */
function stores() {
  return ["sessionStorage", "localStorage"].flatMap((name) => {
    try {
      return [window[name]];
    } catch {
      return [];
    }
  });
}
