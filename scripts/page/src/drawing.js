// The graph on its canvas, by cytoscape.js.

import cytoscape from "cytoscape";

import { movesLittle, whenQuiet } from "./dom.js";
import { Boxes, FONT, placeNames, shorten, widthOf } from "./labels.js";
import { readTheme, toStylesheet } from "./looks.js";
import { nameOf } from "./words.js";

/** @import { GraphNode, Statement } from "./types.js" */

const SIDES = "bottom top right left";
const LEGIBLE = 0.55; // the least zoom to start with
const MARGIN = 40;
const MANY = 1200; // edges, beyond which they hide while the picture moves
const QUIET = 80; // milliseconds
const GROWN = 1.4; // nodes are seen smaller here than in Gephi

/** @typedef {{ tapped: (thing: GraphNode | Statement | null) => void }} Heard */

/** A drawing of some nodes and the statements between them. */
export class Drawing {
  /**
   * @param {HTMLElement} container
   * @param {Heard} heard
   */
  constructor(container, { tapped }) {
    /** @type {Map<string, GraphNode | Statement>} */
    this.things = new Map();
    /** @type {GraphNode | Statement | null} */
    this.chosen = null;
    this.cy = cytoscape({
      container,
      layout: { name: "preset" },
      minZoom: 0.02,
      maxZoom: 5,
      boxSelectionEnabled: false,
      autounselectify: true,
      textureOnViewport: false,
      style: toStylesheet(readTheme(), () => this.zoom()),
    });
    this.write = whenQuiet(QUIET, () => this.rewrite());
    this.cy.on("tap", (event) => {
      const isThing = event.target !== this.cy;
      tapped(isThing ? this.things.get(event.target.id()) || null : null);
    });
    this.cy.on("zoom pan resize", this.write);
    this.cy.on("dragfree", this.write);
    this.cy.on("mouseover", "node, edge", () => container.classList.add("over"));
    this.cy.on("mouseout", "node, edge", () => container.classList.remove("over"));
  }

  /** @returns {number} */
  zoom() {
    return this.cy ? this.cy.zoom() : 1;
  }

  /**
   * @param {GraphNode[]} nodes
   * @param {Statement[]} statements
   * @param {number} shrink what places are multiplied by: fewer nodes need less room
   */
  draw(nodes, statements, shrink) {
    this.things = new Map();
    for (const node of nodes) this.things.set(`n${node.index}`, node);
    for (const statement of statements) this.things.set(`s${statement.index}`, statement);
    const isLarge = statements.length > MANY;
    this.cy.batch(() => {
      this.cy.elements().remove();
      this.cy.add([
        ...nodes.map((node) => toNodeElement(node, shrink)),
        ...statements.map((statement) => toEdgeElement(statement, isLarge)),
      ]);
    });
    // Not in its types, and only read at the start; this is where the renderer has it.
    const renderer = /** @type {any} */ (this.cy).renderer();
    renderer.hideEdgesOnViewport = isLarge;
    this.choose(this.chosen);
  }

  /**
   * Mark what is selected and make the rest paler.
   * @param {GraphNode | Statement | null} thing
   */
  choose(thing) {
    this.chosen = thing;
    const element = this.elementOf(thing);
    this.cy.batch(() => {
      this.cy.elements().removeClass("faded chosen");
      if (!element) return;
      const around = element.isNode() ? element.closedNeighborhood() : element.union(element.connectedNodes());
      this.cy.elements().not(around).addClass("faded");
      element.addClass("chosen");
    });
    this.rewrite();
  }

  /**
   * @param {GraphNode | Statement | null} thing
   * @returns {any} its element, or `null` where it is not drawn
   */
  elementOf(thing) {
    if (!thing) return null;
    const element = this.cy.getElementById(`${"kind" in thing ? "n" : "s"}${thing.index}`);
    return element.empty() ? null : element;
  }

  /** Bring what is selected into the middle with what is around it, as large as there is room. */
  showChosen() {
    const element = this.elementOf(this.chosen);
    if (!element) return;
    const around = element.isNode() ? element.closedNeighborhood() : element.union(element.connectedNodes());
    const box = around.boundingBox({ includeLabels: false });
    const room = Math.min((this.cy.width() - 160) / (box.w || 1), (this.cy.height() - 120) / (box.h || 1));
    this.go({ zoom: Math.max(0.5, Math.min(room, 1.4)), center: { eles: around } });
  }

  /** @param {any} to */
  go(to) {
    if (movesLittle()) {
      if (to.zoom) this.cy.zoom(to.zoom);
      if (to.center) this.cy.center(to.center.eles);
      if (to.fit) this.cy.fit(to.fit.eles, to.fit.padding);
    } else {
      this.cy.animate(to, { duration: 250 });
    }
  }

  /** All of it. */
  fit() {
    this.go({ fit: { eles: this.cy.elements(), padding: MARGIN } });
  }

  /** All of it where names can be read then; else the strongest node and what is around it. */
  start() {
    this.cy.fit(undefined, MARGIN);
    if (this.cy.zoom() >= LEGIBLE || this.cy.nodes().empty()) return;
    const box = this.cy.elements().boundingBox({ includeLabels: false });
    const hub = this.cy.nodes().max((node) => this.strengthOf(node)).ele;
    this.cy.zoom(LEGIBLE);
    this.cy.center(hub);
    const { x, y } = this.cy.pan();
    this.cy.pan({
      x: inside(x, box.x1 * LEGIBLE, box.x2 * LEGIBLE, this.cy.width()),
      y: inside(y, box.y1 * LEGIBLE, box.y2 * LEGIBLE, this.cy.height()),
    });
  }

  /**
   * @param {any} element
   * @returns {number}
   */
  strengthOf(element) {
    return /** @type {GraphNode} */ (this.things.get(element.id())).strength;
  }

  /** @param {number} factor */
  zoomBy(factor) {
    const middle = { x: this.cy.width() / 2, y: this.cy.height() / 2 };
    this.cy.zoom({ level: this.cy.zoom() * factor, renderedPosition: middle });
  }

  /**
   * @param {number} x pixels
   * @param {number} y
   */
  panBy(x, y) {
    this.cy.panBy({ x, y });
  }

  /** Take the colours of the theme that is on now. */
  restyle() {
    this.cy.style(toStylesheet(readTheme(), () => this.zoom()));
    this.rewrite();
  }

  /** Say the names of relations in the language that is on now. */
  rename() {
    for (const edge of this.cy.edges().toArray()) {
      edge.data("label", nameOf(/** @type {Statement} */ (this.things.get(edge.id())).relation));
    }
  }

  /** Sizes for this zoom, and names where there is room for them. */
  rewrite() {
    const boxes = new Boxes();
    const seen = this.cy.extent();
    const nodes = this.cy.nodes().toArray().filter((node) => isSeen(node.position(), seen));
    const first = (/** @type {any} */ node) => (node.hasClass("chosen") ? 2 : node.hasClass("faded") ? 0 : 1);
    nodes.sort((a, b) => first(b) - first(a) || this.strengthOf(b) - this.strengthOf(a));
    this.cy.batch(() => {
      this.cy.elements().removeClass(`${SIDES} named`);
      const sides = placeNames(nodes.map((node) => this.toNamed(node)), boxes);
      for (const [id, side] of sides) {
        const element = this.cy.getElementById(id);
        if (!element.hasClass("faded")) element.addClass(side);
      }
      this.nameEdges(boxes);
    });
    this.cy.style().update();
  }

  /** @param {any} node */
  toNamed(node) {
    const { x, y } = node.renderedPosition();
    const size = Math.max(node.data("size") * this.cy.zoom(), 9);
    return { id: node.id(), x, y, radius: size / 2, width: widthOf(node.data("label"), FONT) };
  }

  /** @param {Boxes} boxes */
  nameEdges(boxes) {
    if (this.cy.zoom() < 0.5 || this.cy.edges().length > MANY) return;
    const edges = this.cy.edges().toArray().filter((edge) => !edge.hasClass("faded"));
    edges.sort((a, b) => Number(a.hasClass("by-name")) - Number(b.hasClass("by-name")));
    for (const edge of edges) {
      const a = edge.source().renderedPosition();
      const b = edge.target().renderedPosition();
      const width = widthOf(edge.data("label"), FONT - 1.5);
      const box = { x: (a.x + b.x - width) / 2, y: (a.y + b.y) / 2 - 8, w: width, h: 16 };
      const isLong = Math.hypot(a.x - b.x, a.y - b.y) > width + 30;
      if (isLong && (edge.hasClass("chosen") || boxes.isFree(box))) {
        boxes.add(box);
        edge.addClass("named");
      }
    }
  }
}

/**
 * @param {number} pan
 * @param {number} low
 * @param {number} high
 * @param {number} room
 */
function inside(pan, low, high, room) {
  return Math.min(MARGIN - low, Math.max(pan, room - MARGIN - high));
}

/**
 * @param {{ x: number, y: number }} at
 * @param {{ x1: number, x2: number, y1: number, y2: number }} seen
 */
function isSeen({ x, y }, seen) {
  return x >= seen.x1 && x <= seen.x2 && y >= seen.y1 && y <= seen.y2;
}

/**
 * @param {GraphNode} node
 * @param {number} shrink
 * @returns {any}
 */
function toNodeElement(node, shrink) {
  return {
    group: "nodes",
    data: { id: `n${node.index}`, label: shorten(node.label), size: node.size * GROWN, colour: node.kind.colour },
    position: { x: node.x * shrink, y: node.y * shrink },
  };
}

/**
 * @param {Statement} statement
 * @param {boolean} isLarge
 * @returns {any}
 */
function toEdgeElement(statement, isLarge) {
  /** @type {string[]} */
  const classes = [statement.modality];
  if (statement.relation.symmetric) classes.push("both");
  if (statement.byName) classes.push("by-name");
  if (isLarge) classes.push("plain");
  return {
    group: "edges",
    data: {
      id: `s${statement.index}`,
      source: `n${statement.source.index}`,
      target: `n${statement.target.index}`,
      label: nameOf(statement.relation),
      colour: statement.relation.colour,
      width: statement.byName ? 0.9 : 1.5 + Math.log2(statement.evidence.length),
    },
    classes,
  };
}
