// Deep links: what stands behind the `#` of the address, and back.

/** @import { Article, GraphNode, Model, Place, Statement } from "./types.js" */

const VIEWS = new Set(["graph", "list", "articles"]);

/** @typedef {{ place: Place | null, unknown: string | null }} Found  `unknown`: named, but not here */

/**
 * @param {Model} model
 * @returns {(hash: string, now: Place) => Found}
 */
export function makeReader(model) {
  /** @type {Map<string, GraphNode>} */
  const nodes = new Map();
  for (const node of model.nodes) if (!nodes.has(node.label)) nodes.set(node.label, node);
  for (const node of model.nodes) nodes.set(node.key, node).set(node.id, node);
  const statements = new Map(model.statements.map((statement) => [statement.id, statement]));
  const articles = new Map(model.articles.map((article) => [article.id, article]));
  return (hash, now) => {
    const [kind, name] = readHash(hash);
    if (kind === "entity") return found(name, nodes.get(name), (node) => ({ ...now, statement: null, node }));
    if (kind === "statement") {
      return found(name, statements.get(name), (statement) =>
        ({ ...now, node: null, statement, article: articleFor(statement, now) }));
    }
    if (kind === "article") {
      return found(name, articles.get(name), (article) => ({ ...NOTHING, view: "articles", article }));
    }
    if (VIEWS.has(kind)) return { place: { ...NOTHING, view: /** @type {Place["view"]} */ (kind) }, unknown: null };
    return { place: { ...now, ...NOTHING }, unknown: null };
  };
}

const NOTHING = { node: null, statement: null, article: null };

/**
 * The article to show a statement in, among articles: the one that is open, if it states it.
 * @param {Statement} statement
 * @param {Place} now
 * @returns {Article | null}
 */
function articleFor(statement, { view, article }) {
  if (view !== "articles") return null;
  const stated = statement.evidence.map((item) => item.article);
  return stated.includes(article) ? article : stated[0];
}

/**
 * @template T
 * @param {string} name
 * @param {T | undefined} thing
 * @param {(thing: T) => Place} toPlace
 * @returns {Found}
 */
function found(name, thing, toPlace) {
  return thing === undefined ? { place: null, unknown: name } : { place: toPlace(thing), unknown: null };
}

/**
 * @param {string} hash
 * @returns {[string, string]} what kind of thing, and its name
 */
export function readHash(hash) {
  const words = hash.replace(/^#/, "");
  const at = words.indexOf("=");
  const kind = at < 0 ? words : words.slice(0, at);
  const name = at < 0 ? "" : words.slice(at + 1);
  try {
    return [kind, decodeURIComponent(name)];
  } catch {
    return [kind, name]; // a stray %
  }
}

/** @param {GraphNode} node */
export function nodeLink(node) {
  return `#entity=${encodeURIComponent(node.key)}`;
}

/** @param {Statement} statement */
export function statementLink(statement) {
  return `#statement=${encodeURIComponent(statement.id)}`;
}

/** @param {Article} article */
export function articleLink(article) {
  return `#article=${encodeURIComponent(article.id)}`;
}
