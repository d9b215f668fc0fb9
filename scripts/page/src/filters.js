// What passes: by class, relation, modality, confidence, document and date.

import { dot, find, findInput, make } from "./dom.js";
import { dateOf } from "./model.js";
import { nameOf, say } from "./words.js";

/** @import { GraphNode, Kind, Modality, Model, Statement } from "./types.js" */

/** @type {Modality[]} */
export const MODALITIES = ["asserted", "planned", "negated"];

/**
 * @typedef {object} Filters
 * @property {Set<string>} classes those left out
 * @property {Set<string>} relations those left out
 * @property {Set<string>} modalities those let in
 * @property {number} confidence
 * @property {number | null} document
 * @property {string} from
 * @property {string} to
 * @property {boolean} undated
 * @property {boolean} lone
 */

/** @returns {Filters} */
export function freshFilters() {
  return {
    classes: new Set(),
    relations: new Set(),
    modalities: new Set(["asserted"]),
    confidence: 0,
    document: null,
    from: "",
    to: "",
    undated: false,
    lone: false,
  };
}

/**
 * Does a date lie between two others? One cut to its month or year does if any of its days may.
 * @param {string} date
 * @param {string} from
 * @param {string} to
 * @returns {boolean}
 */
export function isWithin(date, from, to) {
  return (!from || date >= from.slice(0, date.length)) && (!to || date <= to.slice(0, date.length));
}

/**
 * @param {Statement} statement
 * @param {Filters} filters
 * @returns {boolean}
 */
export function passes(statement, filters) {
  return (
    filters.modalities.has(statement.modality) &&
    !filters.relations.has(statement.relation.name) &&
    !filters.classes.has(statement.source.kind.name) &&
    !filters.classes.has(statement.target.kind.name) &&
    statement.confidence >= filters.confidence &&
    (filters.document === null ||
      statement.evidence.some((item) => item.text.index === filters.document)) &&
    passesDate(statement, filters)
  );
}

/**
 * @param {Statement} statement
 * @param {Filters} filters
 */
function passesDate(statement, { from, to, undated }) {
  if (!from && !to) return true;
  const date = dateOf(statement);
  return date === null ? undated : isWithin(date, from, to);
}

/**
 * What passes. A node does with a statement that does, or where nodes without any are wanted.
 * @param {Model} model
 * @param {Filters} filters
 * @returns {{ nodes: GraphNode[], statements: Statement[] }}
 */
export function sift(model, filters) {
  const statements = model.statements.filter((statement) => passes(statement, filters));
  const ends = new Set();
  for (const { source, target } of statements) ends.add(source).add(target);
  const nodes = model.nodes.filter((node) => ends.has(node) || (filters.lone && passesAlone(node, filters)));
  return { nodes, statements };
}

/**
 * @param {GraphNode} node
 * @param {Filters} filters
 */
function passesAlone(node, filters) {
  return (
    !filters.classes.has(node.kind.name) &&
    (filters.document === null || node.documents.has(filters.document))
  );
}

/**
 * @template T
 * @param {T[]} items
 * @param {(item: T) => string} keyOf
 * @returns {Map<string, number>}
 */
function tally(items, keyOf) {
  const counts = new Map();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) || 0) + 1);
  return counts;
}

/**
 * The controls. `changed` is called when any has been moved.
 * @param {Model} model
 * @param {Filters} filters
 * @param {() => void} changed
 */
export function showFilters(model, filters, changed) {
  const byClass = tally(model.nodes, (node) => node.kind.name);
  const byRelation = tally(model.statements, (statement) => statement.relation.name);
  const byModality = tally(model.statements, (statement) => statement.modality);
  listBoxes("classes", model.classes, byClass, filters.classes, changed, false);
  const common = [...model.relations].sort((a, b) => (byRelation.get(b.name) || 0) - (byRelation.get(a.name) || 0));
  listBoxes("relations", common, byRelation, filters.relations, changed, true);
  listModalities(byModality, filters, changed);
  listDocuments(model, filters);
  setValues(filters);
}

/** @param {Filters} filters */
function setValues(filters) {
  findInput("confidence").value = String(filters.confidence);
  find("confidence-value").textContent = filters.confidence.toFixed(2);
  findInput("from").value = filters.from;
  findInput("to").value = filters.to;
  findInput("undated").checked = filters.undated;
  findInput("lone").checked = filters.lone;
}

/**
 * @param {string} id
 * @param {Kind[]} kinds
 * @param {Map<string, number>} counts
 * @param {Set<string>} hidden
 * @param {() => void} changed
 * @param {boolean} isLine
 */
function listBoxes(id, kinds, counts, hidden, changed, isLine) {
  const rows = kinds.map((kind) => {
    const mark = dot(kind.colour);
    if (isLine) mark.classList.add("line");
    return boxRow(nameOf(kind), counts.get(kind.name) || 0, !hidden.has(kind.name), mark, (on) => {
      if (on) hidden.delete(kind.name);
      else hidden.add(kind.name);
      changed();
    });
  });
  const setAll = (/** @type {boolean} */ on) => {
    hidden.clear();
    if (!on) for (const kind of kinds) hidden.add(kind.name);
    for (const box of find(id).querySelectorAll("input")) box.checked = on;
    changed();
  };
  const both = make("li", { class: "both" },
    make("button", { type: "button", class: "plain", text: say("all"), onclick: () => setAll(true) }),
    make("button", { type: "button", class: "plain", text: say("none"), onclick: () => setAll(false) }));
  find(id).replaceChildren(...rows, both);
}

/**
 * @param {string} label
 * @param {number} count
 * @param {boolean} on
 * @param {Node | null} mark
 * @param {(on: boolean) => void} act
 */
function boxRow(label, count, on, mark, act) {
  const box = make("input", { type: "checkbox", onchange: (event) => act(event.target.checked) });
  box.checked = on;
  return make("li", {}, make("label", { class: "row" }, box, mark,
    make("span", { class: "grow", text: label }), make("span", { class: "count", text: count })));
}

/**
 * @param {Map<string, number>} counts
 * @param {Filters} filters
 * @param {() => void} changed
 */
function listModalities(counts, filters, changed) {
  const rows = MODALITIES.map((modality) => {
    const mark = make("span", { class: `stroke ${modality}`, "aria-hidden": "true" });
    return boxRow(say(modality), counts.get(modality) || 0, filters.modalities.has(modality), mark, (on) => {
      if (on) filters.modalities.add(modality);
      else filters.modalities.delete(modality);
      changed();
    });
  });
  find("modalities").replaceChildren(...rows);
}

/**
 * @param {Model} model
 * @param {Filters} filters
 */
function listDocuments(model, filters) {
  const options = model.texts.map((text) => make("option", { value: text.index, text: text.name }));
  const list = /** @type {HTMLSelectElement} */ (find("document"));
  list.replaceChildren(make("option", { value: "", text: say("allDocuments") }), ...options);
  list.value = filters.document === null ? "" : String(filters.document);
}

/**
 * Listen to the controls that stay in the page.
 * @param {Filters} filters
 * @param {() => void} changed
 */
export function heedFilters(filters, changed) {
  const heed = (/** @type {string} */ id, /** @type {(input: HTMLInputElement) => void} */ act) =>
    find(id).addEventListener("input", () => {
      act(findInput(id));
      changed();
    });
  heed("confidence", (input) => {
    filters.confidence = Number(input.value);
    find("confidence-value").textContent = filters.confidence.toFixed(2);
  });
  heed("document", (input) => {
    filters.document = input.value === "" ? null : Number(input.value);
  });
  heed("from", (input) => {
    filters.from = input.value;
  });
  heed("to", (input) => {
    filters.to = input.value;
  });
  heed("undated", (input) => {
    filters.undated = input.checked;
  });
  heed("lone", (input) => {
    filters.lone = input.checked;
  });
}
