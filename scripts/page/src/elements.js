// What the drawing is made of: the elements that cytoscape.js is given, and where they lie.

import { shorten } from "./labels.js";
import { shade } from "./looks.js";
import { nameOf } from "./words.js";

/** @import { Theme } from "./looks.js" */
/** @import { GraphNode, Statement } from "./types.js" */

/** @typedef {{ x1: number, x2: number, y1: number, y2: number }} Rectangle */

export const MARGIN = 48; // pixels around the whole
const GROWN = 1.4; // nodes are seen smaller here than in Gephi

/**
 * Around the middles of nodes; reckoned here, since the library would look at each edge and name.
 * @param {any} nodes
 * @returns {Rectangle}
 */
export function boxOf(nodes) {
  const box = { x1: Infinity, x2: -Infinity, y1: Infinity, y2: -Infinity };
  for (const node of nodes.toArray()) {
    const { x, y } = node.position();
    box.x1 = Math.min(box.x1, x);
    box.x2 = Math.max(box.x2, x);
    box.y1 = Math.min(box.y1, y);
    box.y2 = Math.max(box.y2, y);
  }
  return box;
}

/**
 * @param {number} pan
 * @param {number} low
 * @param {number} high
 * @param {number} room
 */
export function inside(pan, low, high, room) {
  return Math.min(MARGIN - low, Math.max(pan, room - MARGIN - high));
}

/**
 * @param {{ x: number, y: number }} at
 * @param {{ x1: number, x2: number, y1: number, y2: number }} seen
 */
export function isSeen({ x, y }, seen) {
  return x >= seen.x1 && x <= seen.x2 && y >= seen.y1 && y <= seen.y2;
}

/**
 * @param {GraphNode} node
 * @param {number} spread
 * @param {Theme} theme
 * @returns {any}
 */
export function toNodeElement(node, spread, theme) {
  return {
    group: "nodes",
    data: { id: `n${node.index}`, label: shorten(node.label), size: node.size * GROWN, 
      colour: node.kind.colour, shown: shade(node.kind.colour, theme) },
    position: { x: node.x * spread, y: node.y * spread },
  };
}

/**
 * @param {Statement} statement
 * @param {boolean} isLarge
 * @param {Theme} theme
 * @returns {any}
 */
export function toEdgeElement(statement, isLarge, theme) {
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
      shown: shade(statement.relation.colour, theme),
      width: statement.byName ? 0.9 : 1.5 + Math.log2(statement.evidence.length),
    },
    classes,
  };
}
