// The page's data: compressed JSON with numbers in the place of names, and what is made of it.

import { breathe } from "./dom.js";

/** @import { Article, Evidence, GraphNode, Mention, Modality, Model, Span, Statement, Text } from "./types.js" */

const AT_ONCE = 5000; // statements, before the browser may do something else

/** @type {Modality[]} */
const MODALITIES = ["asserted", "planned", "negated"];

/**
 * The JSON in a script element: deflated, in base64.
 * @param {string} packed
 * @returns {Promise<any>}
 */
export async function unpack(packed) {
  const letters = atob(packed.trim());
  const bytes = new Uint8Array(letters.length);
  for (let at = 0; at < letters.length; at += 1) bytes[at] = letters.charCodeAt(at);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Response(stream).json();
}

/**
 * @param {any} data as `kg/export/html/data.py` makes it
 * @returns {Promise<Model>}
 */
export async function toModel(data) {
  const subtypes = new Map(data.subtypes.map((/** @type {any} */ kind) => [kind.name, kind]));
  const texts = data.documents.map(toText);
  const nodes = data.nodes.map((/** @type {any[]} */ row, /** @type {number} */ index) =>
    toNode(row, index, data, subtypes));
  texts.forEach((/** @type {Text} */ text, /** @type {number} */ at) =>
    addMentions(text, data.mentions[at], nodes));
  const articles = data.articles.map((/** @type {any[]} */ row) => toArticle(row, texts));
  await breathe();
  /** @type {Statement[]} */
  const statements = [];
  for (const row of data.statements) {
    statements.push(toStatement(row, statements.length, data, nodes, texts));
    if (statements.length % AT_ONCE === 0) await breathe();
  }
  return { classes: data.classes, relations: data.relations, nodes, statements, texts, articles, cut: data.cut };
}

/**
 * @param {[string, string | null]} row
 * @param {number} index
 * @returns {Text}
 */
function toText([name, words], index) {
  const slice = words === null ? null : slicer(words);
  return { index, name, slice, mentions: [], articles: [], byNumber: new Map() };
}

/**
 * Cuts a text by code points, as offsets count; JavaScript counts those beyond U+FFFF twice.
 * @param {string} words
 * @returns {(start: number, end: number) => string}
 */
export function slicer(words) {
  if (!/[\ud800-\udbff]/.test(words)) return (start, end) => words.slice(start, end);
  const points = Array.from(words);
  return (start, end) => points.slice(start, end).join("");
}

/**
 * @param {any[]} row
 * @param {number} index
 * @param {any} data
 * @param {Map<string, any>} subtypes
 * @returns {GraphNode}
 */
function toNode(row, index, data, subtypes) {
  const [id, label, kind, subtype, x, y, size, mentions, aliases] = row;
  const inside = id.startsWith(data.base) ? id.slice(data.base.length) : id;
  return {
    index,
    id,
    key: inside.startsWith("entity/") ? inside.slice("entity/".length) : inside,
    label,
    aliases: aliases || [],
    kind: data.classes[kind],
    subtype: subtypes.get(subtype) || null,
    mentions,
    x,
    y: -y,
    size,
    statements: [],
    documents: new Set(),
    strength: 0,
  };
}

/**
 * @param {Text} text
 * @param {number[]} flat start, length and node, of one mention after the other
 * @param {GraphNode[]} nodes
 */
function addMentions(text, flat, nodes) {
  for (let at = 0; at < flat.length; at += 3) {
    const node = nodes[flat[at + 2]];
    text.mentions.push({ start: flat[at], end: flat[at] + flat[at + 1], node });
    node.documents.add(text.index);
  }
}

/**
 * @param {any[]} row
 * @param {Text[]} texts
 * @returns {Article}
 */
function toArticle([document, number, title, date, start, end], texts) {
  const text = texts[document];
  const article = { id: `${text.name}#${number}`, text, title, date, start, end, statements: [] };
  text.articles.push(article);
  text.byNumber.set(number, article);
  return article;
}

/**
 * @param {any[]} row
 * @param {number} index
 * @param {any} data
 * @param {GraphNode[]} nodes
 * @param {Text[]} texts
 * @returns {Statement}
 */
function toStatement(row, index, data, nodes, texts) {
  const [id, relation, source, target, modality, confidence, values, items] = row;
  const [amount = null, programme = null, honour = null, post = null, date = null] = values;
  /** @type {Evidence[]} */
  const evidence = items.map((/** @type {any[]} */ item) => toEvidence(item, data, texts));
  const statement = {
    index,
    id,
    relation: data.relations[relation],
    source: nodes[source],
    target: nodes[target],
    modality: MODALITIES[modality],
    confidence,
    amount,
    programme,
    honour,
    post,
    date,
    byName: evidence.every((item) => item.rule === "name"),
    evidence,
  };
  tie(statement, statement.source);
  if (statement.target !== statement.source) tie(statement, statement.target);
  for (const { article } of evidence) {
    if (article && article.statements.at(-1) !== statement) article.statements.push(statement);
  }
  return statement;
}

/**
 * Tell an end of its statement. How strong a node is its statements say, by their confidence; what
 * names alone say counts a quarter, so that a district of many offices is not above who gives.
 * @param {Statement} statement
 * @param {GraphNode} node
 */
function tie(statement, node) {
  const { confidence, evidence, byName } = statement;
  node.statements.push(statement);
  node.strength += confidence * evidence.length * (byName ? 0.25 : 1);
  for (const item of evidence) node.documents.add(item.text.index);
}

/**
 * @param {any[]} row
 * @param {any} data
 * @param {Text[]} texts
 * @returns {Evidence}
 */
function toEvidence([document, number, flat, rule, confidence, words, amount, date], data, texts) {
  /** @type {Span[]} */
  const spans = [];
  for (let at = 0; at < flat.length; at += 2) {
    spans.push({ start: flat[at], end: flat[at] + flat[at + 1] });
  }
  const text = texts[document];
  return {
    text,
    article: text.byNumber.get(number) || null,
    spans,
    words: words || null,
    rule: data.rules[rule],
    confidence,
    amount: amount || null,
    date: date || null,
  };
}

/**
 * The words of a piece of evidence.
 * @param {Evidence} item
 * @returns {string}
 */
export function sentenceOf(item) {
  if (item.words !== null) return item.words;
  const { slice } = item.text;
  return slice ? item.spans.map((span) => slice(span.start, span.end)).join("") : "";
}

/**
 * When it was, or else when it was reported: ISO 8601, maybe cut to month or year.
 * @param {Statement} statement
 * @returns {string | null}
 */
export function dateOf(statement) {
  return statement.date || statement.evidence.find((item) => item.article?.date)?.article?.date || null;
}
