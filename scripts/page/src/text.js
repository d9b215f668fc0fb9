// A stretch of a document with its names coloured and sentences marked.

import { make } from "./dom.js";

/** @import { Article, Evidence, Mention, Span, Statement, Text } from "./types.js" */

/**
 * @typedef {object} Marked
 * @property {Text} text
 * @property {Span} span
 * @property {Article | null} [article] whose text it is; that of others in it is paler
 * @property {Evidence[]} [evidence] sentences to mark
 * @property {Statement | null} [statement] whose ends to mark
 */

/** @typedef {Span & { end_of: "subject" | "object", words: string }} End */

/**
 * The text as nodes of the page. `open` is called with the name that is chosen.
 * @param {Marked} marked
 * @param {(mention: Mention) => void} open
 * @returns {Node[]}
 */
export function toMarkedText({ text, span, article = null, evidence = [], statement = null }, open) {
  const sentences = evidence.flatMap((item) => item.spans).filter((part) => meets(part, span));
  const mentions = text.mentions.filter((mention) => meets(mention, span));
  const ends = statement ? findEnds(statement, text, evidence) : [];
  const foreign = article ? othersIn(article, span) : [];
  const cuts = new Set([span.start, span.end]);
  for (const part of [...sentences, ...mentions, ...ends, ...foreign]) {
    cuts.add(Math.max(part.start, span.start)).add(Math.min(part.end, span.end));
  }
  const places = [...cuts].sort((a, b) => a - b);
  return places.slice(1).map((end, at) => {
    const piece = { start: places[at], end };
    return toPiece(text, piece, {
      isSentence: sentences.some((part) => covers(part, piece)),
      mention: mentions.find((mention) => covers(mention, piece)),
      end: ends.find((part) => covers(part, piece)),
      isForeign: foreign.some((part) => covers(part, piece)),
    }, open);
  });
}

/**
 * @param {Text} text
 * @param {Span} piece
 * @param {{ isSentence: boolean, mention?: Mention, end?: End, isForeign: boolean }} look
 * @param {(mention: Mention) => void} open
 * @returns {Node}
 */
function toPiece(text, piece, { isSentence, mention, end, isForeign }, open) {
  const words = text.slice ? text.slice(piece.start, piece.end) : "";
  /** @type {HTMLElement | Text | globalThis.Text} */
  let inner = document.createTextNode(words);
  if (mention) {
    inner = make("a", { class: "mention", href: `#entity=${encodeURIComponent(mention.node.key)}`,
      "data-node": mention.node.index, "data-start": mention.start, text: words,
      onclick: (event) => {
        event.preventDefault();
        open(mention);
      } });
    inner.style.setProperty("--colour", mention.node.kind.colour);
  }
  if (end) inner = make("span", { class: `end ${end.end_of}`, "data-end": end.end_of }, inner);
  const classes = [isSentence ? "sentence" : "", isForeign ? "foreign" : ""].filter(Boolean).join(" ");
  if (!classes) return /** @type {Node} */ (inner);
  return make(isSentence ? "mark" : "span", { class: classes, "data-start": piece.start }, /** @type {Node} */ (inner));
}

/**
 * @param {Span} a
 * @param {Span} b
 */
function meets(a, b) {
  return a.start < b.end && b.start < a.end;
}

/**
 * @param {Span} outer
 * @param {Span} inner
 */
function covers(outer, inner) {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/**
 * Other articles that begin and end inside an article that a page tore apart.
 * @param {Article} article
 * @param {Span} span
 * @returns {Span[]}
 */
function othersIn(article, span) {
  return article.text.articles.filter((other) =>
    other !== article && other.start >= article.start && other.end <= article.end && meets(other, span));
}

/**
 * Where the subject and the object of a statement stand: in its sentence, or else where they were
 * named last before it.
 * @param {Statement} statement
 * @param {Text} text
 * @param {Evidence[]} evidence
 * @returns {End[]}
 */
export function findEnds(statement, text, evidence) {
  const found = evidence.filter((item) => item.text === text).flatMap((item) => [
    findEnd(statement.source, item, "subject"),
    findEnd(statement.target, item, "object"),
  ]);
  return found.filter((end) => end !== null);
}

/**
 * @param {import("./types.js").GraphNode} node
 * @param {Evidence} item
 * @param {"subject" | "object"} end_of
 * @returns {End | null}
 */
function findEnd(node, item, end_of) {
  const named = item.text.mentions.filter((mention) => mention.node === node);
  const inside = named.find((mention) => item.spans.some((span) => covers(span, mention)));
  const first = item.spans[0].start;
  const best = inside || findWords(node.label, item) ||
    named.filter((mention) => mention.end <= first && mention.start >= (item.article?.start ?? 0)).pop();
  return best ? { start: best.start, end: best.end, end_of, words: node.label } : null;
}

/**
 * A group, an honour or a programme is no name of the text; its words stand in the sentence.
 * @param {string} words
 * @param {Evidence} item
 * @returns {Span | null}
 */
function findWords(words, item) {
  const { slice } = item.text;
  if (!slice) return null;
  const wanted = Array.from(words).length;
  for (const span of item.spans) {
    const points = Array.from(slice(span.start, span.end));
    for (let at = 0; at + wanted <= points.length; at += 1) {
      if (points.slice(at, at + wanted).join("") === words) {
        return { start: span.start + at, end: span.start + at + wanted };
      }
    }
  }
  return null;
}
