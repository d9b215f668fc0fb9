// All that the graph shows, as two tables: for keyboards, screen readers, and who likes lists.

import { dot, find, make } from "./dom.js";
import { dateOf } from "./model.js";
import { fill, modalityTag, valuesOf } from "./pieces.js";
import { nodeLink, statementLink } from "./route.js";
import { nameOf, say } from "./words.js";

/** @import { GraphNode, Statement } from "./types.js" */
/** @import { Word } from "./words.js" */

const PORTION = 100;

/** @type {["entities", "statements"]} */
export const LISTS = ["entities", "statements"];

/**
 * Show one of the two tables.
 * @param {"entities" | "statements"} shown
 */
export function showList(shown) {
  for (const name of LISTS) {
    find(`list-${name}`).hidden = name !== shown;
    find(`to-${name}`).setAttribute("aria-pressed", String(name === shown));
  }
}

/**
 * @param {GraphNode[]} nodes
 * @param {Statement[]} statements
 */
export function showLists(nodes, statements) {
  const strong = [...nodes].sort((a, b) => b.strength - a.strength || a.index - b.index);
  const sure = [...statements].sort((a, b) =>
    Number(a.byName) - Number(b.byName) || b.source.strength - a.source.strength || a.index - b.index);
  showTable("entities", ["name", "class", "facts", "mentions"], strong, toNodeRow);
  showTable("statements", ["subject", "relation", "object", "values", "date", "confidence"], sure, toStatementRow);
}

/**
 * @template T
 * @param {"entities" | "statements"} id
 * @param {Word[]} columns
 * @param {T[]} items
 * @param {(item: T) => HTMLElement} toRow
 */
function showTable(id, columns, items, toRow) {
  const body = make("tbody");
  const caption = make("caption", {}, say(id), make("span", { class: "count", text: items.length }));
  const head = make("thead", {}, make("tr", {}, ...columns.map(toHead)));
  const after = make("div");
  fill(body, items, PORTION, toRow, after);
  find(`list-${id}`).replaceChildren(make("table", {}, caption, head, body), after);
}

/** @param {Word} word */
function toHead(word) {
  const isNumber = ["facts", "mentions", "confidence"].includes(word);
  return make("th", { scope: "col", class: isNumber ? "number" : null, text: say(word) });
}

/** @param {GraphNode} node */
function toNodeRow(node) {
  return make("tr", {},
    make("th", { scope: "row" }, make("a", { href: nodeLink(node), text: node.label })),
    make("td", { class: "kind" }, dot(node.kind.colour), nameOf(node.subtype || node.kind)),
    make("td", { class: "number", text: node.statements.length }),
    make("td", { class: "number", text: node.mentions }));
}

/** @param {Statement} statement */
function toStatementRow(statement) {
  const values = valuesOf({ ...statement, date: null });
  return make("tr", {},
    make("td", {}, make("a", { href: nodeLink(statement.source), text: statement.source.label })),
    make("td", {}, make("a", { href: statementLink(statement), text: nameOf(statement.relation) }), modalityTag(statement.modality)),
    make("td", {}, make("a", { href: nodeLink(statement.target), text: statement.target.label })),
    make("td", { text: values }),
    make("td", { class: "date", text: dateOf(statement) || "" }),
    make("td", { class: "number", text: statement.confidence }));
}
