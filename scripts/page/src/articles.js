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
  const middle = (/** @type {Element} */ end) => {
    const place = end.getClientRects()[0];
    return { x: (place.left + place.right) / 2 - frame.left, y: place.top - frame.top };
  };
  const [a, b] = [middle(subject), middle(object)];
  const top = Math.max(4, Math.min(a.y, b.y) - 14 - Math.min(30, Math.abs(a.x - b.x) / 12));
  const svg = shape("svg", { class: `arc ${statement.modality}`, "aria-hidden": "true" });
  svg.style.setProperty("--colour", statement.relation.colour);
  const path = `M${a.x},${a.y} C${a.x},${top} ${b.x},${top} ${b.x},${b.y - 5}`;
  const label = shape("text", { x: (a.x + b.x) / 2, y: top + 2, "text-anchor": "middle" });
  label.textContent = nameOf(statement.relation);
  svg.append(shape("path", { d: path, fill: "none" }),
    shape("path", { class: "head", d: `M${b.x - 4},${b.y - 7} L${b.x + 4},${b.y - 7} L${b.x},${b.y} Z` }), label);
  return svg;
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
