// Pieces that several views are made of: links to nodes, statements as lines, articles by title.

import { dot, make } from "./dom.js";
import { articleLink, nodeLink, statementLink } from "./route.js";
import { nameOf, say } from "./words.js";

/** @import { Article, GraphNode, Modality, Statement } from "./types.js" */

/**
 * @param {GraphNode} node
 * @returns {HTMLElement}
 */
export function nodeChip(node) {
  return make("a", { class: "chip", href: nodeLink(node), title: nameOf(node.kind) },
    dot(node.kind.colour), make("span", { text: node.label }));
}

/**
 * @param {Modality} modality
 * @returns {HTMLElement | null} a mark on what is no plain fact
 */
export function modalityTag(modality) {
  return modality === "asserted" ? null : make("span", { class: `tag ${modality}`, text: say(modality) });
}

/**
 * Amount, programme and so on, in a few words; what the ends say already is left out.
 * @param {Statement} statement
 * @returns {string}
 */
export function valuesOf(statement) {
  const said = new Set([statement.source.label, statement.target.label]);
  const bare = (/** @type {string} */ words) => words.replace(/^[“"「『《]|[”"」』》]$/g, "");
  const { amount, programme, honour, post, date } = statement;
  const values = [amount, programme, honour, post, date].filter((value) => value !== null);
  return values.filter((value) => !said.has(value) && !said.has(bare(value))).join(" · ");
}

/**
 * A statement in a line; seen from one of its ends that end is left out.
 * @param {Statement} statement
 * @param {GraphNode | null} [from]
 * @returns {HTMLElement}
 */
export function statementLine(statement, from = null) {
  const { source, target, relation } = statement;
  const values = valuesOf(statement);
  const arrow = relation.symmetric ? "↔" : "→";
  const mark = dot(relation.colour);
  mark.classList.add("line");
  const name = make("span", { class: "relation", text: nameOf(relation) });
  const words = from === source ? [name, ` ${arrow} `, strong(target)]
    : from === target ? [strong(source), ` ${arrow} `, name]
      : [strong(source), " ", name, ` ${arrow} `, strong(target)];
  return make("a", { class: "fact", href: statementLink(statement), "data-statement": statement.index },
    mark, make("span", { class: "grow" }, ...words,
      values ? make("span", { class: "values", text: values }) : null),
    modalityTag(statement.modality));
}

/** @param {GraphNode} node */
function strong(node) {
  return make("span", { class: "end-name", text: node.label });
}

/**
 * @param {Article} article
 * @returns {string}
 */
export function titleOf(article) {
  const { slice } = article.text;
  const begins = slice ? slice(article.start, Math.min(article.end, article.start + 24)).replace(/\s+/g, " ").trim() : "";
  return article.title || (begins ? `${begins}…` : say("untitled"));
}

/**
 * @param {Article} article
 * @returns {HTMLElement}
 */
export function articleLine(article) {
  const where = [article.date, article.id].filter(Boolean).join(" · ");
  return make("a", { class: "article-line", href: articleLink(article) },
    make("span", { class: "end-name", text: titleOf(article) }), make("span", { class: "soft", text: where }));
}

/**
 * A list whose rows come in portions, so that ten thousand of them do not stop the page.
 * @template T
 * @param {HTMLElement} list
 * @param {T[]} items
 * @param {number} portion
 * @param {(item: T) => HTMLElement} toRow
 * @param {HTMLElement} after where the button for more stands
 */
export function fill(list, items, portion, toRow, after) {
  let shown = 0;
  list.replaceChildren();
  const add = () => {
    const rows = items.slice(shown, shown + portion).map(toRow);
    list.append(...rows);
    shown += rows.length;
    const rest = items.length - shown;
    after.replaceChildren(...(rest > 0 ? [more(rest, () => {
      add();
      const next = rows[rows.length - 1].nextElementSibling;
      const goal = next?.querySelector("a, button");
      if (goal instanceof HTMLElement) goal.focus();
    })] : []));
  };
  add();
}

/**
 * @param {number} rest
 * @param {() => void} act
 */
function more(rest, act) {
  return make("button", { type: "button", class: "more", text: say("more", { n: rest }), onclick: act });
}
