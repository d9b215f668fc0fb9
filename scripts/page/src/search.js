// Names and aliases as they are typed: a combobox, by mouse and by keyboard.

import { announce, dot, find, findInput, make } from "./dom.js";
import { nameOf, say } from "./words.js";

/** @import { GraphNode, Model } from "./types.js" */

const SHOWN = 30;

/** @typedef {{ node: GraphNode, names: string[] }} Entry */
/** @typedef {{ node: GraphNode, alias: string | null, rank: number }} Hit */

/**
 * @param {string} words
 * @returns {string}
 */
function fold(words) {
  return words.normalize("NFKC").toLowerCase().trim();
}

/**
 * @param {Model} model
 * @returns {(words: string) => Hit[]} best first: whole names, then beginnings, then parts
 */
export function makeSearch(model) {
  /** @type {Entry[] | null} */
  let entries = null; // until somebody asks
  return (words) => {
    const wanted = fold(words);
    if (!wanted) return [];
    entries ??= model.nodes.map((node) => ({ node, names: [node.label, ...node.aliases].map(fold) }));
    const hits = entries.map((entry) => rate(entry, wanted)).filter((hit) => hit !== null);
    return hits.sort((a, b) =>
      a.rank - b.rank || b.node.strength - a.node.strength || a.node.index - b.node.index);
  };
}

/**
 * @param {Entry} entry
 * @param {string} wanted
 * @returns {Hit | null}
 */
function rate({ node, names }, wanted) {
  let best = 3;
  let at = 0;
  names.forEach((name, number) => {
    const rank = name === wanted ? 0 : name.startsWith(wanted) ? 1 : name.includes(wanted) ? 2 : 3;
    if (rank < best) [best, at] = [rank, number];
  });
  return best < 3 ? { node, alias: at ? node.aliases[at - 1] : null, rank: best } : null;
}

/**
 * @param {Model} model
 * @param {(node: GraphNode) => void} choose
 */
export function startSearch(model, choose) {
  const search = makeSearch(model);
  const field = findInput("search");
  const list = find("hits");
  let active = -1;

  const options = () => [...list.querySelectorAll("[role=option]")];
  const close = () => {
    list.hidden = true;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
    active = -1;
  };
  const take = (/** @type {GraphNode} */ node) => {
    close();
    choose(node);
  };
  const show = () => {
    const hits = search(field.value);
    if (!field.value.trim()) return close();
    active = -1;
    field.removeAttribute("aria-activedescendant");
    list.replaceChildren(...toOptions(hits, take));
    list.hidden = false;
    field.setAttribute("aria-expanded", "true");
    announce(hits.length ? say("found", { n: hits.length }) : say("noResult"));
  };
  const step = (/** @type {number} */ by) => {
    const all = options();
    if (!all.length) return;
    active = (active + by + all.length + (active < 0 && by < 0 ? 1 : 0)) % all.length;
    all.forEach((option, at) => option.setAttribute("aria-selected", String(at === active)));
    all[active].scrollIntoView({ block: "nearest" });
    field.setAttribute("aria-activedescendant", all[active].id);
  };
  field.addEventListener("input", show);
  field.addEventListener("focus", () => field.value.trim() && show());
  field.addEventListener("keydown", (event) => {
    if (event.isComposing) return; // an input method has the keys
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) show();
      step(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter") {
      const hit = options()[Math.max(active, 0)];
      if (hit instanceof HTMLElement) hit.click();
    } else if (event.key === "Escape" && !list.hidden) {
      event.stopPropagation();
      close();
    }
  });
  document.addEventListener("pointerdown", (event) => {
    if (!(event.target instanceof Node) || !find("finder").contains(event.target)) close();
  });
  find("finder").addEventListener("focusout", (event) => {
    if (!(event.relatedTarget instanceof Node) || !find("finder").contains(event.relatedTarget)) close();
  });
}

/**
 * @param {Hit[]} hits
 * @param {(node: GraphNode) => void} take
 */
function toOptions(hits, take) {
  const items = hits.slice(0, SHOWN).map(({ node, alias }, at) =>
    make("li", { role: "option", id: `hit-${at}`, "aria-selected": "false",
      onpointerdown: (event) => event.preventDefault(), onclick: () => take(node) },
    dot(node.kind.colour), make("span", { class: "grow", text: node.label }),
    alias ? make("span", { class: "soft", text: alias }) : null,
    make("span", { class: "soft", text: nameOf(node.kind) })));
  const rest = hits.length - items.length;
  if (!hits.length) return [make("li", { class: "soft", text: say("noResult") })];
  return rest > 0 ? [...items, make("li", { class: "soft", text: say("moreFound", { n: rest }) })] : items;
}
