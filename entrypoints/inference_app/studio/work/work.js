// What a person works on: the form, the copy, and texts of theirs; with undo, and kept over a reload.
//
// form: values by field. writing: {product, answer, platforms: [{id, problem, written}]} or null.
// kept: texts that a person changed and that left the page. shown: the platform on top.

import { byId } from "../page/elements.js";
import { inWords } from "../page/words.js";
import { forget, save } from "./storage.js";

const PAUSE_MS = 300;
const MOST_STEPS = 20;
const MOST_KEPT = 200;

export const work = { form: {}, writing: null, kept: [], shown: null };
const past = [];
const future = [];
let timer = null;
let isSaving = false;

/** Every text, with the place it has in its platform. */
export function places(writing) {
  return (writing?.platforms ?? []).flatMap(({ id, written }) =>
    written.flatMap(({ variant }, index) =>
      variant.fields.map((text) => {
        const same = variant.fields.filter(({ field }) => field === text.field);
        return { platform: id, variant: index + 1, field: text.field, nth: same.indexOf(text), text };
      }),
    ),
  );
}

export const isEdited = (text) => text.text !== text.written;

/** Keep what a person changed in the copy, because the copy is about to go. */
export function setAside(names) {
  const edits = places(work.writing)
    .filter(({ text }) => isEdited(text) && text.text.trim() !== "")
    .map((place) => ({ ...place, name: names(place.platform), text: place.text.text }));
  work.kept = united(work.kept, edits);
}

/** The kept texts that do not stand in the copy as it is. */
export function keptElsewhere() {
  const here = new Set(places(work.writing).map((place) => key({ ...place, text: place.text.text })));
  return work.kept.filter((each) => !here.has(key(each)));
}

/** Where a kept text stood, where the copy has such a place. */
export function placeOf(kept) {
  const names = ["platform", "variant", "field", "nth"];
  return places(work.writing).find((place) => names.every((name) => place[name] === kept[name]));
}

export function removeKept(kept) {
  remember("Remove a text", "kept");
  work.kept = work.kept.filter((each) => each !== kept);
  changed();
}

function united(one, other) {
  const all = new Map([...one, ...other].map((each) => [key(each), each]));
  return [...all.values()].slice(-MOST_KEPT);
}

const key = ({ platform, field, text }) => JSON.stringify([platform, field, text]);

/** Make the step "name" one that can be undone: these parts of the work are as they were before it. */
export function remember(name, ...parts) {
  past.push({ name, parts: picked(parts) });
  past.splice(0, past.length - MOST_STEPS);
  future.length = 0;
}

/** Go back a step; gives the parts that changed. */
export const undo = (names) => step(past, future, names);
export const redo = (names) => step(future, past, names);

function step(from, to, names) {
  const { name, parts } = from.pop();
  to.push({ name, parts: picked(Object.keys(parts)) });
  if ("writing" in parts) {
    setAside(names);
  }
  Object.assign(work, parts, { kept: united(parts.kept ?? [], work.kept) });
  return parts;
}

const picked = (names) => Object.fromEntries(names.map((name) => [name, work[name]]));

/** Name what the buttons would do. */
export function showSteps(isBusy) {
  for (const [id, steps] of [["undo", past], ["redo", future]]) {
    const [last] = steps.slice(-1);
    byId(id).hidden = last === undefined;
    byId(id).disabled = isBusy;
    byId(id).textContent = last === undefined ? inWords(id) : `${inWords(id)}: ${last.name}`;
  }
}

/** From now on the browser keeps the work. */
export function startSaving() {
  isSaving = true;
}

/** The work changed: it is stored after a pause, or when the page goes. */
export function changed() {
  if (isSaving) {
    clearTimeout(timer);
    timer = setTimeout(store, PAUSE_MS);
  }
}

/** Nothing is left: the browser forgets it too. */
export function forgetWork() {
  clearTimeout(timer);
  timer = null;
  forget();
}

function store() {
  clearTimeout(timer);
  timer = null;
  byId("not-kept").hidden = save(work);
}

window.addEventListener("pagehide", () => timer !== null && store());
document.addEventListener("visibilitychange", () => timer !== null && store());
