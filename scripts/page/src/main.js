// The page: what is looked at, and what happens when something is chosen.

import { drawStatement, pointAt, showArticles } from "./articles.js";
import { showDetails } from "./details.js";
import { announce, breathe, find, make, whenQuiet } from "./dom.js";
import { Drawing } from "./drawing.js";
import { freshFilters, heedFilters, passes, showFilters, sift } from "./filters.js";
import { LISTS, showList, showLists } from "./lists.js";
import { toModel, unpack } from "./model.js";
import { articleLink, makeReader, nodeLink, statementLink } from "./route.js";
import { startSearch } from "./search.js";
import { keep, startLanguage, startTheme, turnTheme } from "./settings.js";
import { DRAWN, pickStrongest, spreadOf, withChosen } from "./strongest.js";
import { currentLanguage, nameOf, say, sayAll, speak } from "./words.js";

/** @import { GraphNode, Model, Place, Statement } from "./types.js" */

const STEP = 60; // pixels by an arrow key

/** The page with its data. */
class Page {
  /** @param {Model} model */
  constructor(model) {
    this.model = model;
    this.filters = freshFilters();
    this.read = makeReader(model);
    this.most = DRAWN;
    /** @type {Place} */
    this.place = { view: "graph", node: null, statement: null, article: null };
    /** @type {{ nodes: GraphNode[], statements: Statement[] }} */
    this.passing = { nodes: [], statements: [] };
    /** @type {string} */
    this.drawn = "";
    this.isOther = true; // what passes has changed since the last drawing
    /** @type {Element | null} */
    this.opener = null;
    this.drawing = new Drawing(find("graph"), { tapped: (thing) => this.open(thing) });
  }

  start() {
    this.hear();
    showFilters(this.model, this.filters, () => this.sift());
    startSearch(this.model, (node) => this.open(node));
    sayAll();
    this.passing = sift(this.model, this.filters);
    this.follow();
    document.documentElement.dataset.ready = "true";
  }

  chosen() {
    return this.place.node || this.place.statement;
  }

  /** @param {GraphNode | Statement | null} thing */
  open(thing) {
    const { view, article } = this.place;
    const link = thing ? linkTo(thing) : article ? articleLink(article) : `#${view}`;
    if (location.hash === link) this.follow();
    else location.hash = link;
  }

  /** Go where the address says. */
  follow() {
    const { place, unknown } = this.read(location.hash, this.place);
    find("notice").textContent = unknown === null ? "" : say("gone", { name: unknown });
    this.place = place || this.place;
    this.show();
    if (!place) return;
    const thing = this.chosen();
    if (place.view === "graph" && thing) this.drawing.showChosen();
    announce(thing ? say("selected", { name: find("details-title").textContent || "" }) : say("cleared"));
    if (thing || place.article) document.getElementById("details-title")?.focus({ preventScroll: true });
  }

  /** The filters have changed. */
  sift() {
    this.passing = sift(this.model, this.filters);
    this.isOther = true;
    this.show();
    announce(find("counts").textContent || "");
  }

  show() {
    const { view } = this.place;
    for (const name of ["graph", "list", "articles"]) {
      find(`view-${name}`).hidden = name !== view;
      if (name === view) find(`to-${name}`).setAttribute("aria-current", "page");
      else find(`to-${name}`).removeAttribute("aria-current");
    }
    const { nodes, statements } = this.passing;
    find("counts").textContent = say("counts", { n: nodes.length, m: statements.length });
    const isFull = showDetails({ model: this.model, place: this.place, nodes,
      passes: (statement) => passes(statement, this.filters) });
    document.body.classList.toggle("with-details", isFull);
    if (view === "graph") this.draw();
    if (view === "list") showLists(nodes, statements);
    if (view === "articles") this.showArticles();
  }

  draw() {
    const all = withChosen(this.passing, this.chosen());
    const part = pickStrongest(all, this.most, this.chosen());
    const drawn = `${part.nodes.map((node) => node.index)}|${part.statements.map((s) => s.index)}`;
    if (drawn !== this.drawn) this.drawing.draw(part.nodes, part.statements, part.isPart ? this.spread() : 1);
    this.drawn = drawn;
    this.drawing.cy.resize();
    if (this.isOther && !this.chosen()) this.drawing.start(part.isPart);
    this.isOther = false;
    this.drawing.choose(this.chosen());
    this.showPart(part, all.nodes.length);
  }

  /** That of what is drawn when nothing is selected, so that no node moves when something is. */
  spread() {
    return spreadOf(pickStrongest(this.passing, this.most, null).nodes);
  }

  /**
   * @param {{ nodes: GraphNode[], isPart: boolean }} part
   * @param {number} all
   */
  showPart(part, all) {
    const more = make("button", { type: "button", text: say("showMore"), onclick: () => {
      this.most *= 2;
      this.isOther = true;
      this.draw();
    } });
    const words = part.isPart ? say("part", { n: part.nodes.length, m: all }) : part.nodes.length ? "" : say("noLayout");
    find("part").replaceChildren(words, ...(part.isPart ? [" ", more] : []));
  }

  showArticles() {
    const said = new Set(this.passing.statements.flatMap((s) => s.evidence.map((item) => item.article)));
    const isPlain = this.passing.statements.length === sift(this.model, freshFilters()).statements.length;
    const { document: only } = this.filters;
    showArticles(this.model, (article) => (only === null || article.text.index === only) &&
      (isPlain || said.has(article)), this.place);
  }

  /** Listen. */
  hear() {
    addEventListener("hashchange", () => this.follow());
    addEventListener("resize", whenQuiet(150, () => {
      this.drawing.cy.resize();
      if (this.place.view === "articles") drawStatement(this.place.statement);
    }));
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.drawing.restyle());
    heedFilters(this.filters, () => this.sift());
    this.hearButtons();
    this.hearDetails();
    this.hearKeys();
  }

  hearButtons() {
    const hear = (/** @type {string} */ id, /** @type {() => void} */ act) => find(id).addEventListener("click", act);
    hear("language", () => {
      speak(currentLanguage() === "zh" ? "en" : "zh");
      keep("language", currentLanguage());
      sayAll();
      showFilters(this.model, this.filters, () => this.sift());
      this.drawing.rename();
      this.show();
    });
    hear("theme", () => {
      turnTheme();
      this.drawing.restyle();
    });
    hear("filters-toggle", () => this.showFilters(!document.body.classList.contains("with-filters")));
    hear("filters-close", () => this.showFilters(false));
    hear("reset", () => {
      Object.assign(this.filters, freshFilters());
      showFilters(this.model, this.filters, () => this.sift());
      this.sift();
    });
    hear("zoom-in", () => this.drawing.zoomBy(1.4));
    hear("zoom-out", () => this.drawing.zoomBy(1 / 1.4));
    hear("fit", () => this.drawing.fit());
    hear("details-close", () => this.open(null));
    for (const name of LISTS) hear(`to-${name}`, () => showList(name));
    hear("skip", () => {
      location.hash = "#list";
      this.follow(); // at once, so that there is something to lead to
      find("view-list").focus();
    });
  }

  /** @param {boolean} on */
  showFilters(on) {
    document.body.classList.toggle("with-filters", on);
    find("filters-toggle").setAttribute("aria-expanded", String(on));
    (on ? find("filters-close") : find("filters-toggle")).focus();
  }

  /** Links that say more than an address: to the graph view, or to a sentence in its article. */
  hearDetails() {
    const body = find("details-body");
    body.addEventListener("click", (event) => {
      const link = event.target instanceof Element ? event.target.closest("a") : null;
      if (link?.dataset.view === "graph") this.place = { ...this.place, view: "graph" };
      if (link?.dataset.view === "graph" && link.hash === location.hash) this.follow();
      const number = link?.dataset.statementLink;
      if (number === undefined) return;
      event.preventDefault();
      const statement = this.model.statements[Number(number)];
      const article = this.model.articles.find((each) => `#article=${encodeURIComponent(each.id)}` === link?.hash);
      history.pushState(null, "", statementLink(statement));
      this.place = { view: "articles", node: null, statement, article: article || null };
      this.show();
    });
    const point = (/** @type {Event} */ event, /** @type {boolean} */ isOn) => {
      const line = event.target instanceof Element ? event.target.closest("[data-statement]") : null;
      const { article, statement } = this.place;
      if (!(line instanceof HTMLElement) || !article || this.place.view !== "articles") return;
      if (!this.place.node) pointAt(article, isOn ? this.model.statements[Number(line.dataset.statement)] : statement);
    };
    for (const name of ["mouseover", "focusin"]) body.addEventListener(name, (event) => point(event, true));
    for (const name of ["mouseout", "focusout"]) body.addEventListener(name, (event) => point(event, false));
  }

  hearKeys() {
    document.addEventListener("keydown", (event) => {
      const isTyping = event.target instanceof Element && event.target.matches("input, select, textarea");
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === "Escape") this.escape();
      else if (event.key === "/" && !isTyping) {
        event.preventDefault();
        find("search").focus();
      }
    });
    find("graph").addEventListener("keydown", (event) => {
      const act = this.graphKeys()[event.key];
      if (!act) return;
      event.preventDefault();
      act();
    });
  }

  escape() {
    if (document.body.classList.contains("with-filters") && find("filters").contains(document.activeElement)) {
      this.showFilters(false);
    } else if (this.chosen()) this.open(null);
  }

  /** @returns {Record<string, () => void>} */
  graphKeys() {
    const { drawing } = this;
    return {
      ArrowLeft: () => drawing.panBy(STEP, 0),
      ArrowRight: () => drawing.panBy(-STEP, 0),
      ArrowUp: () => drawing.panBy(0, STEP),
      ArrowDown: () => drawing.panBy(0, -STEP),
      "+": () => drawing.zoomBy(1.4),
      "=": () => drawing.zoomBy(1.4),
      "-": () => drawing.zoomBy(1 / 1.4),
      0: () => drawing.fit(),
    };
  }
}

/** @param {GraphNode | Statement} thing */
function linkTo(thing) {
  return "kind" in thing ? nodeLink(thing) : statementLink(thing);
}

async function open() {
  startTheme();
  startLanguage();
  if (typeof DecompressionStream === "undefined") {
    find("notice").textContent = say("tooOld");
    return;
  }
  const model = await toModel(await unpack(find("data").textContent || ""));
  find("data").remove();
  await breathe();
  document.title = `${say("title")} · kg`;
  const page = new Page(model);
  await breathe();
  page.start();
}

open().catch((error) => {
  find("notice").textContent = say("broken");
  throw error; // for who looks into the console
});
