// The articles: a list of them, and one with its names coloured and its statements drawn.

import { find, make } from "./dom.js";
import { articleLine, fill, titleOf } from "./pieces.js";
import { nodeLink } from "./route.js";
import { toMarkedText } from "./text.js";
import { nameOf, say } from "./words.js";

/** @import { Article, Model, Place, Statement } from "./types.js" */

const PORTION = 100;
const SVG = "http://www.w3.org/2000/svg";

/**
 * @param {Model} model
 * @param {(article: Article) => boolean} passes
 * @param {Place} place
 */
export function showArticles(model, passes, place) {
  find("view-articles").classList.toggle("reading", Boolean(place.article));
  listArticles(model.articles.filter((article) => passes(article) || article === place.article), place);
  const body = find("article-body");
  if (!place.article) {
    body.replaceChildren(make("p", { class: "hint", text: say("chooseArticle") }));
    return;
  }
  body.replaceChildren(...toParts(place.article, place.statement));
  drawStatement(place.statement);
}

/**
 * @param {Article[]} articles
 * @param {Place} place
 */
function listArticles(articles, place) {
  const toRow = (/** @type {Article} */ article) => {
    const line = articleLine(article);
    if (article === place.article) line.setAttribute("aria-current", "true");
    if (article.statements.length) {
      line.append(make("span", { class: "count", text: article.statements.length, title: say("statements") }));
    }
    return make("li", {}, line);
  };
  fill(find("article-list"), articles, PORTION, toRow, find("article-more"));
  find("article-list").querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
}

/**
 * @param {Article} article
 * @param {Statement | null} statement
 * @returns {Node[]}
 */
function toParts(article, statement) {
  const back = make("a", { class: "back", href: "#articles", text: `‹ ${say("backToArticles")}` });
  const parts = [back, make("h2", { text: titleOf(article) }),
    make("p", { class: "soft", text: [article.date, article.id].filter(Boolean).join(" · ") })];
  if (!article.text.slice) return [...parts, make("p", { class: "hint", text: say("noText") })];
  return [...parts, toTextBox(article, statement)];
}

/**
 * @param {Article} article
 * @param {Statement | null} statement
 */
function toTextBox(article, statement) {
  const evidence = statement ? statement.evidence.filter((item) => item.article === article) : [];
  const box = make("div", { class: "article-text", id: "article-text" });
  box.append(...toMarkedText({ text: article.text, article, span: article, evidence, statement }, (mention) => {
    location.hash = nodeLink(mention.node);
  }));
  return box;
}

/**
 * Show a statement in the article that is open, as long as it is pointed at.
 * @param {Article} article
 * @param {Statement | null} statement
 */
export function pointAt(article, statement) {
  const old = document.getElementById("article-text");
  if (!old) return;
  old.replaceWith(toTextBox(article, statement));
  drawStatement(statement);
}

/**
 * An arc from the subject to the object, with the name of the relation.
 * @param {Statement | null} statement
 */
export function drawStatement(statement) {
  const box = document.getElementById("article-text");
  if (!box) return;
  box.querySelector("svg")?.remove();
  const subject = box.querySelector("[data-end=subject]");
  const object = box.querySelector("[data-end=object]");
  const target = box.querySelector("mark") || subject;
  target?.scrollIntoView({ block: "nearest" });
  if (statement && subject && object) box.append(toArc(box, subject, object, statement));
}

/**
 * @param {HTMLElement} box
 * @param {Element} subject
 * @param {Element} object
 * @param {Statement} statement
 */
function toArc(box, subject, object, statement) {
  const frame = box.getBoundingClientRect();
  const place = (/** @type {Element} */ end) => {
    const { left, right, top, bottom } = end.getClientRects()[0];
    return { x: (left + right) / 2 - frame.left, top: top - frame.top, bottom: bottom - frame.top };
  };
  const [a, b] = [place(subject), place(object)];
  const { path, x, y } = Math.abs(a.top - b.top) < 8 ? toBow(a, b) : toDrop(a, b);
  const svg = shape("svg", { class: `arc ${statement.modality}`, "aria-hidden": "true" });
  svg.style.setProperty("--colour", statement.relation.colour);
  const label = shape("text", { x, y, "text-anchor": "middle" });
  label.textContent = nameOf(statement.relation);
  const tip = b.top < a.top - 8 ? `M${b.x - 4},${b.bottom + 7} h8 l-4,-7 Z` : `M${b.x - 4},${b.top - 7} h8 l-4,7 Z`;
  svg.append(shape("path", { d: path, fill: "none" }), shape("path", { class: "head", d: tip }), label);
  return svg;
}

/** @typedef {{ x: number, top: number, bottom: number }} Spot  the middle of a name */

/**
 * Over the line in which both stand.
 * @param {Spot} a
 * @param {Spot} b
 */
function toBow(a, b) {
  const top = Math.max(2, a.top - 14 - Math.min(8, Math.abs(a.x - b.x) / 12));
  return { path: `M${a.x},${a.top} C${a.x},${top} ${b.x},${top} ${b.x},${b.top - 5}`, x: (a.x + b.x) / 2, y: top + 2 };
}

/**
 * From one line down, or up, to another.
 * @param {Spot} a
 * @param {Spot} b
 */
function toDrop(a, b) {
  const isDown = b.top > a.top;
  const [start, end] = isDown ? [a.bottom, b.top - 5] : [a.top, b.bottom + 5];
  const middle = (start + end) / 2;
  const path = `M${a.x},${start} C${a.x},${middle} ${b.x},${middle} ${b.x},${end}`;
  return { path, x: a.x, y: isDown ? a.top - 3 : a.bottom + 12 };
}

/**
 * @param {string} tag
 * @param {Record<string, string | number>} traits
 * @returns {SVGElement}
 */
function shape(tag, traits) {
  const element = /** @type {SVGElement} */ (document.createElementNS(SVG, tag));
  for (const [name, value] of Object.entries(traits)) element.setAttribute(name, String(value));
  return element;
}
