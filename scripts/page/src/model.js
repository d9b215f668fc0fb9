// The page's data: compressed JSON with numbers in the place of names, and what is made of it.

/** @import { Article, Evidence, GraphNode, Mention, Modality, Model, Span, Statement, Text } from "./types.js" */

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
 * @returns {Model}
 */
export function toModel(data) {
  const subtypes = new Map(data.subtypes.map((/** @type {any} */ kind) => [kind.name, kind]));
  const texts = data.documents.map(toText);
  const nodes = data.nodes.map((/** @type {any[]} */ row, /** @type {number} */ index) =>
    toNode(row, index, data, subtypes));
  texts.forEach((/** @type {Text} */ text, /** @type {number} */ at) =>
    addMentions(text, data.mentions[at], nodes));
  const articles = data.articles.map((/** @type {any[]} */ row) => toArticle(row, texts));
  const byId = new Map(articles.map((/** @type {Article} */ article) => [article.id, article]));
  const statements = data.statements.map((/** @type {any[]} */ row, /** @type {number} */ index) =>
    toStatement(row, index, { data, nodes, texts, byId }));
  weigh(nodes);
  return { classes: data.classes, relations: data.relations, nodes, statements, texts, articles, cut: data.cut };
}

/**
 * @param {[string, string | null]} row
 * @param {number} index
 * @returns {Text}
 */
function toText([name, words], index) {
  return { index, name, slice: words === null ? null : slicer(words), mentions: [], articles: [] };
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
  return article;
}

/**
 * @param {any[]} row
 * @param {number} index
 * @param {{ data: any, nodes: GraphNode[], texts: Text[], byId: Map<string, Article> }} made
 * @returns {Statement}
 */
function toStatement(row, index, { data, nodes, texts, byId }) {
  const [id, relation, source, target, modality, confidence, values, items] = row;
  const [amount = null, programme = null, honour = null, post = null, date = null] = values;
  const evidence = items.map((/** @type {any[]} */ item) => toEvidence(item, data, texts, byId));
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
    byName: evidence.every((/** @type {Evidence} */ item) => item.rule === "name"),
    evidence,
  };
  for (const node of new Set([statement.source, statement.target])) {
    node.statements.push(statement);
    for (const item of evidence) node.documents.add(item.text.index);
  }
  for (const article of new Set(evidence.map((/** @type {Evidence} */ item) => item.article))) {
    article?.statements.push(statement);
  }
  return statement;
}

/**
 * @param {any[]} row
 * @param {any} data
 * @param {Text[]} texts
 * @param {Map<string, Article>} byId
 * @returns {Evidence}
 */
function toEvidence([document, number, flat, rule, confidence, words, amount, date], data, texts, byId) {
  /** @type {Span[]} */
  const spans = [];
  for (let at = 0; at < flat.length; at += 2) {
    spans.push({ start: flat[at], end: flat[at] + flat[at + 1] });
  }
  const text = texts[document];
  return {
    text,
    article: byId.get(`${text.name}#${number}`) || null,
    spans,
    words: words || null,
    rule: data.rules[rule],
    confidence,
    amount: amount || null,
    date: date || null,
  };
}

/**
 * How much there is to tell of a node: its statements by their confidence. What names alone say
 * counts a quarter, so that a district with many offices is not above who gives and gets.
 * @param {GraphNode[]} nodes
 */
function weigh(nodes) {
  for (const node of nodes) {
    for (const statement of node.statements) {
      node.strength += statement.confidence * statement.evidence.length * (statement.byName ? 0.25 : 1);
    }
  }
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
