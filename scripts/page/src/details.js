// What is selected: an entity with its facts, or a statement with its sentences in their articles.

import { find, make } from "./dom.js";
import { sentenceOf } from "./model.js";
import { articleLine, fill, modalityTag, nodeChip, statementLine, titleOf } from "./pieces.js";
import { articleLink, nodeLink } from "./route.js";
import { toMarkedText } from "./text.js";
import { nameOf, say } from "./words.js";

/** @import { Article, Evidence, GraphNode, Model, Place, Statement } from "./types.js" */
/** @import { Word } from "./words.js" */

const PORTION = 40;
const MENTIONED = 12; // entities, before anything is selected

/**
 * @typedef {object} Shown
 * @property {Model} model
 * @property {Place} place
 * @property {GraphNode[]} nodes that pass the filters
 * @property {(statement: Statement) => boolean} passes
 */

/**
 * @param {Shown} shown
 * @returns {boolean} whether there was anything to show
 */
export function showDetails({ model, place, nodes, passes }) {
  const body = find("details-body");
  if (place.node) body.replaceChildren(...toNodeParts(place.node, place, model, passes));
  else if (place.statement) body.replaceChildren(...toStatementParts(place.statement, place));
  else if (place.article) body.replaceChildren(...toArticleParts(place.article));
  else body.replaceChildren(...toHints(nodes));
  for (const box of body.querySelectorAll(".excerpt")) showSentence(/** @type {HTMLElement} */ (box));
  return Boolean(place.node || place.statement || place.article);
}

/** @param {GraphNode[]} nodes */
function toHints(nodes) {
  const strong = [...nodes].sort((a, b) => b.strength - a.strength || a.index - b.index);
  const hints = [make("p", { class: "hint", text: say("hint") }), make("p", { class: "hint", text: say("hintKeys") })];
  const list = make("ul", { class: "strong" }, ...strong.slice(0, MENTIONED).map((node) =>
    make("li", {}, nodeChip(node))));
  return nodes.length ? [...hints, make("h3", { text: say("strongest") }), list] : hints;
}

/**
 * Scroll a box to its first marked sentence, and nothing else on the page.
 * @param {HTMLElement} box
 */
export function showSentence(box) {
  const mark = box.querySelector("mark");
  if (mark) box.scrollTop = mark.offsetTop - box.offsetTop - Math.min(60, box.clientHeight / 4);
}

/**
 * @param {string} words
 * @param {...Node} before
 * @returns {HTMLElement}
 */
function heading(words, ...before) {
  return make("h2", { tabindex: "-1", id: "details-title" }, ...before, make("span", { text: words }));
}

/**
 * @param {GraphNode} node
 * @param {Place} place
 * @param {Model} model
 * @param {(statement: Statement) => boolean} passes
 * @returns {Node[]}
 */
function toNodeParts(node, place, model, passes) {
  const facts = node.statements.filter(passes).sort(byWeight);
  const hidden = node.statements.length - facts.length;
  const kind = node.subtype ? `${nameOf(node.kind)} · ${nameOf(node.subtype)}` : nameOf(node.kind);
  const mark = make("span", { class: "dot big", "aria-hidden": "true" });
  mark.style.setProperty("--colour", node.kind.colour);
  const parts = [
    heading(node.label, mark),
    make("p", { class: "soft", text: `${kind} · ${say("mentioned", { n: node.mentions })}` }),
  ];
  if (node.aliases.length) parts.push(toAliases(node));
  if (place.view !== "graph") parts.push(inGraph(nodeLink(node)));
  parts.push(...section("facts", facts, (fact) => statementLine(fact, node)));
  if (!node.statements.length) parts.push(make("p", { class: "hint", text: say("noFacts") }));
  if (hidden) parts.push(make("p", { class: "hint", text: say("hiddenFacts", { n: hidden }) }));
  const others = new Set(facts.flatMap(({ source, target }) => [source, target]));
  others.delete(node);
  parts.push(...section("neighbours", [...others], nodeChip, "chips"));
  parts.push(...section("appears", articlesOf(node, model), articleLine));
  return parts;
}

/** @param {GraphNode} node */
function toAliases(node) {
  return make("p", { class: "aliases" }, make("span", { class: "soft", text: `${say("aliases")} ` }),
    ...node.aliases.map((alias) => make("span", { class: "alias", text: alias })));
}

/** @param {string} link */
function inGraph(link) {
  return make("p", {}, make("a", { class: "button", href: link, "data-view": "graph", text: say("inGraph") }));
}

/**
 * @param {Statement} a
 * @param {Statement} b
 */
function byWeight(a, b) {
  return Number(a.byName) - Number(b.byName) || b.evidence.length - a.evidence.length ||
    b.confidence - a.confidence || a.index - b.index;
}

/**
 * A heading with a count, and a list.
 * @template T
 * @param {Word} word
 * @param {T[]} items
 * @param {(item: T) => HTMLElement} toItem
 * @param {string} [look]
 * @returns {HTMLElement[]}
 */
function section(word, items, toItem, look = "") {
  if (!items.length) return [];
  const list = make("ul", { class: look });
  const after = make("div");
  fill(list, items, PORTION, (item) => make("li", {}, toItem(item)), after);
  return [make("h3", {}, say(word), make("span", { class: "count", text: items.length })), list, after];
}

/**
 * @param {GraphNode} node
 * @param {Model} model
 * @returns {Article[]}
 */
function articlesOf(node, model) {
  const said = new Set(node.statements.flatMap((statement) => statement.evidence.map((item) => item.article)));
  return [...node.documents].sort((a, b) => a - b).flatMap((index) => {
    const text = model.texts[index];
    const named = text.mentions.filter((mention) => mention.node === node);
    return text.articles.filter((article) => said.has(article) ||
      named.some((mention) => mention.start >= article.start && mention.end <= article.end));
  });
}

/**
 * @param {Statement} statement
 * @param {Place} place
 * @returns {Node[]}
 */
function toStatementParts(statement, place) {
  const { source, target, relation, modality } = statement;
  const arrow = relation.symmetric ? "↔" : "→";
  const parts = [
    heading(`${source.label} ${nameOf(relation)} ${target.label}`),
    make("p", { class: "claim" }, nodeChip(source), make("span", { class: "relation", text: `${nameOf(relation)} ${arrow}` }),
      nodeChip(target), modalityTag(modality)),
    toValues(statement),
  ];
  if (place.view !== "graph") parts.push(inGraph(`#statement=${encodeURIComponent(statement.id)}`));
  parts.push(make("h3", {}, say("evidence"), make("span", { class: "count", text: statement.evidence.length })));
  const list = make("div");
  const after = make("div");
  fill(list, statement.evidence, 5, (item) => toQuote(item, statement), after);
  return [...parts, list, after];
}

/** @param {Statement} statement */
function toValues(statement) {
  /** @type {[Word, string | null][]} */
  const rows = [["amount", statement.amount], ["programme", statement.programme], ["honour", statement.honour],
    ["post", statement.post], ["date", statement.date]];
  const meter = make("meter", { min: 0, max: 1, value: statement.confidence, "aria-hidden": "true" });
  return make("dl", {},
    ...rows.filter(([, value]) => value !== null).flatMap(([word, value]) =>
      [make("dt", { text: say(word) }), make("dd", { text: value })]),
    make("dt", { text: say("modality") }), make("dd", { text: say(statement.modality) }),
    make("dt", { text: say("confidence") }), make("dd", {}, meter, ` ${statement.confidence}`));
}

/**
 * A sentence: in its article where the text is at hand, else alone.
 * @param {Evidence} item
 * @param {Statement} statement
 * @returns {HTMLElement}
 */
function toQuote(item, statement) {
  const { article, text } = item;
  const values = [item.amount, item.date].filter(Boolean).join(" · ");
  const foot = [toRule(item.rule), `${say("confidence")} ${item.confidence}`, values].filter(Boolean).join(" · ");
  const head = article
    ? make("a", { class: "source", href: articleLink(article), "data-statement-link": statement.index },
      make("span", { class: "end-name", text: titleOf(article) }), make("span", { class: "soft", text: [article.date, article.id].filter(Boolean).join(" · ") }))
    : make("span", { class: "soft", text: text.name });
  const body = text.slice && article
    ? make("div", { class: "excerpt", tabindex: "0", role: "region", "aria-label": titleOf(article) },
      ...toMarkedText({ text, article, span: hull(article, item), evidence: [item], statement }, (mention) => {
        location.hash = nodeLink(mention.node);
      }))
    : make("blockquote", { text: sentenceOf(item) });
  return make("article", { class: "quote" }, head, body, make("p", { class: "soft", text: foot }));
}

/**
 * @param {Article} article
 * @param {Evidence} item
 */
function hull(article, item) {
  return {
    start: Math.min(article.start, ...item.spans.map((span) => span.start)),
    end: Math.max(article.end, ...item.spans.map((span) => span.end)),
  };
}

/** @param {string} rule */
function toRule(rule) {
  if (rule === "name") return say("byName");
  return rule === "address" ? say("byAddress") : `${say("rule")} ${rule}`;
}

/**
 * @param {Article} article
 * @returns {Node[]}
 */
function toArticleParts(article) {
  const parts = [heading(titleOf(article)), make("p", { class: "soft", text: [article.date, article.id].filter(Boolean).join(" · ") })];
  if (!article.statements.length) return [...parts, make("p", { class: "hint", text: say("noStatements") })];
  const ordered = [...article.statements].sort((a, b) => firstIn(a, article) - firstIn(b, article) || a.index - b.index);
  return [...parts, ...section("statements", ordered, (statement) => statementLine(statement))];
}

/**
 * @param {Statement} statement
 * @param {Article} article
 */
function firstIn(statement, article) {
  return Math.min(...statement.evidence.filter((item) => item.article === article).map((item) => item.spans[0].start));
}
