// Tabs, as the ARIA Authoring Practices have them: arrow keys, Home and End choose and show one.

import { element, uniqueId } from "./elements.js";

const STEPS = { ArrowRight: 1, ArrowLeft: -1 };

/**
 * Tabs over panels.
 * entries: {id, name, panel}. shown: the id of the first to show. changed: hears of another.
 * Gives node, ``show`` by id, and ``note``, which puts words behind a name.
 */
export function tabs(label, entries, shown, changed) {
  const all = entries.map((entry) => {
    const note = element("span", { class: "tab-note" });
    const tab = element("button", { type: "button", role: "tab", id: uniqueId("tab"), class: "tab" }, entry.name, note);
    const panel = element("div", { role: "tabpanel", id: uniqueId("panel"), "aria-labelledby": tab.id }, entry.panel);
    tab.setAttribute("aria-controls", panel.id);
    tab.addEventListener("click", () => choose(entry.id));
    return { ...entry, tab, note, panel };
  });
  const list = element("div", { role: "tablist", "aria-label": label, class: "tabs", keydown: move }, ...all.map(({ tab }) => tab));

  function show(id) {
    for (const each of all) {
      const isShown = each.id === id;
      each.panel.hidden = !isShown;
      each.tab.setAttribute("aria-selected", String(isShown));
      each.tab.tabIndex = isShown ? 0 : -1;
    }
    const { tab } = all.find((each) => each.id === id);
    list.scrollLeft += Math.min(0, tab.offsetLeft - list.scrollLeft);
    list.scrollLeft += Math.max(0, tab.offsetLeft + tab.offsetWidth - list.scrollLeft - list.clientWidth);
  }

  function choose(id) {
    show(id);
    changed(id);
  }

  function move(event) {
    const place = all.findIndex(({ tab }) => tab === event.target);
    const ends = { Home: 0, End: all.length - 1 };
    const next = ends[event.key] ?? (place + (STEPS[event.key] ?? 0) + all.length) % all.length;
    if (next !== place) {
      event.preventDefault();
      choose(all[next].id);
      all[next].tab.focus();
    }
  }

  function note(id, words) {
    all.find((each) => each.id === id).note.textContent = words;
  }

  if (all.length > 0) {
    show(all.some(({ id }) => id === shown) ? shown : all[0].id);
  }
  return { node: element("div", { class: "tabbed" }, list, ...all.map(({ panel }) => panel)), show, note };
}
