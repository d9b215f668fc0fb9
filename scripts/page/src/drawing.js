// The graph on its canvas, by cytoscape.js.

import cytoscape from "cytoscape";

import { movesLittle, whenQuiet } from "./dom.js";
import { MARGIN, boxOf, inside, isSeen, toEdgeElement, toNodeElement } from "./elements.js";
import { Boxes, FONT, placeNames, widthOf } from "./labels.js";
import { readTheme, shade, toStylesheet } from "./looks.js";
import { nameOf } from "./words.js";

/** @import { Rectangle } from "./elements.js" */
/** @import { GraphNode, Statement } from "./types.js" */

const SIDES = "bottom top right left";
const LEGIBLE = 0.55; // the least zoom to start with
const MANY = 1200; // edges, beyond which they hide while the picture moves
const BUTTONS = { w: 150, h: 50 }; // in the lower right corner
const QUIET = 60; // milliseconds

/** @typedef {{ zoom: number, pan: { x: number, y: number } }} View */
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
   * @param {number} spread what places are multiplied by; 1 where they are all there is
   */
  draw(nodes, statements, spread) {
    this.things = new Map();
    for (const node of nodes) this.things.set(`n${node.index}`, node);
    for (const statement of statements) this.things.set(`s${statement.index}`, statement);
    const isLarge = statements.length > MANY;
    const theme = readTheme();
    this.cy.batch(() => {
      this.cy.elements().remove();
      this.cy.add([
        ...nodes.map((node) => toNodeElement(node, spread, theme)),
        ...statements.map((statement) => toEdgeElement(statement, isLarge, theme)),
      ]);
    });
    // Not in its types, and only read at the start; this is where the renderer has it.
    const renderer = /** @type {any} */ (this.cy).renderer();
    renderer.hideEdgesOnViewport = isLarge;
  }

  /**
   * Mark what is selected and make the rest paler.
   * @param {GraphNode | Statement | null} thing
   */
  choose(thing) {
    this.chosen = thing;
    const element = this.elementOf(thing);
    this.cy.batch(() => {
      this.cy.elements().removeClass("faded chosen first");
      if (!element) return;
      const ends = element.isNode() ? element : element.connectedNodes();
      this.cy.elements().not(ends.closedNeighborhood()).addClass("faded");
      element.addClass("chosen");
      ends.addClass("first");
    });
    this.write();
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
    const ends = element.isNode() ? element : element.connectedNodes();
    const margin = Math.min(3 * MARGIN, this.cy.width() / 6, this.cy.height() / 6);
    this.go(this.viewOf(boxOf(ends.closedNeighborhood().nodes()), 0.12, 1.4, margin));
  }

  /**
   * The view that has a box in its middle.
   * @param {Rectangle} box
   * @param {number} least zoom
   * @param {number} most zoom
   * @param {number} margin pixels on each side
   * @returns {View}
   */
  viewOf(box, least, most, margin) {
    const [width, height] = [this.cy.width(), this.cy.height()];
    const room = Math.min((width - 2 * margin) / (box.x2 - box.x1 || 1), (height - 2 * margin) / (box.y2 - box.y1 || 1));
    const zoom = Math.max(least, Math.min(room, most));
    const pan = {
      x: width / 2 - (zoom * (box.x1 + box.x2)) / 2,
      y: height / 2 - (zoom * (box.y1 + box.y2)) / 2,
    };
    return { zoom, pan };
  }

  /** @param {View} view */
  go(view) {
    this.cy.stop();
    if (movesLittle()) this.cy.viewport(view);
    else this.cy.animate(view, { duration: 250 });
  }

  /** All of it. */
  fit() {
    if (this.cy.nodes().nonempty()) this.go(this.viewOf(boxOf(this.cy.nodes()), 0.02, 1.4, MARGIN));
  }

  /**
   * All of it where most names can be read then, or where it is a part of more; else the strongest
   * node and what is around it.
   * @param {boolean} isPart
   */
  start(isPart) {
    if (this.cy.nodes().empty()) return;
    const box = boxOf(this.cy.nodes());
    const whole = this.viewOf(box, 0.02, 1.4, MARGIN);
    if (isPart || whole.zoom >= LEGIBLE) return this.cy.viewport(whole);
    const hub = this.cy.nodes().max((node) => this.strengthOf(node)).ele;
    const { x, y } = this.viewOf(boxOf(hub), LEGIBLE, LEGIBLE, MARGIN).pan;
    this.cy.viewport({ zoom: LEGIBLE, pan: {
      x: inside(x, box.x1 * LEGIBLE, box.x2 * LEGIBLE, this.cy.width()),
      y: inside(y, box.y1 * LEGIBLE, box.y2 * LEGIBLE, this.cy.height()),
    } });
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
    const theme = readTheme();
    this.cy.batch(() => {
      for (const element of this.cy.elements().toArray()) {
        element.data("shown", shade(element.data("colour"), theme));
      }
    });
    this.cy.style(toStylesheet(theme, () => this.zoom()));
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
    const [wide, high] = [this.cy.width(), this.cy.height()];
    boxes.add({ ...BUTTONS, x: wide - BUTTONS.w, y: high - BUTTONS.h });
    const seen = this.cy.extent();
    const nodes = this.cy.nodes().toArray().filter((node) => isSeen(node.position(), seen) && !node.hasClass("faded"));
    const first = (/** @type {any} */ node) => Number(node.hasClass("first"));
    nodes.sort((a, b) => first(b) - first(a) || this.strengthOf(b) - this.strengthOf(a));
    this.cy.batch(() => {
      this.cy.elements().removeClass(`${SIDES} named`);
      const sides = placeNames(nodes.map((node) => this.toNamed(node)), boxes, wide, high);
      for (const [id, side] of sides) this.cy.getElementById(id).addClass(side);
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
