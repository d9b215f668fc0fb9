// Which names are written, and on which side of their node, so that none covers another.

/** @typedef {{ x: number, y: number, w: number, h: number }} Box  upper left corner, in pixels */
/** @typedef {"bottom" | "top" | "right" | "left"} Side */
/** @typedef {{ id: string, x: number, y: number, radius: number, width: number }} Named  by its middle */

const CELL = 80;
export const FONT = 12;
const LINE = 15;
const LONGEST = 14;

/** Boxes in a plane, found by where they lie. */
export class Boxes {
  constructor() {
    /** @type {Map<string, Box[]>} */
    this.cells = new Map();
  }

  /** @param {Box} box */
  add(box) {
    for (const key of keysOf(box)) {
      const cell = this.cells.get(key);
      if (cell) cell.push(box);
      else this.cells.set(key, [box]);
    }
  }

  /**
   * @param {Box} box
   * @returns {boolean}
   */
  isFree(box) {
    return keysOf(box).every((key) => (this.cells.get(key) || []).every((other) => !overlap(box, other)));
  }
}

/** @param {Box} box */
function keysOf({ x, y, w, h }) {
  const keys = [];
  for (let column = Math.floor(x / CELL); column <= Math.floor((x + w) / CELL); column += 1) {
    for (let row = Math.floor(y / CELL); row <= Math.floor((y + h) / CELL); row += 1) {
      keys.push(`${column},${row}`);
    }
  }
  return keys;
}

/**
 * @param {Box} a
 * @param {Box} b
 */
function overlap(a, b) {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

/**
 * A side for the name of each node that has room for it; those that come first choose first. One
 * on which the edge of the picture would cut the name is taken last.
 * @param {Named[]} nodes
 * @param {Boxes} boxes gets the boxes of nodes and of names
 * @param {number} wide the picture, in pixels
 * @param {number} high
 * @returns {Map<string, Side>}
 */
export function placeNames(nodes, boxes, wide, high) {
  for (const { x, y, radius } of nodes) {
    boxes.add({ x: x - radius, y: y - radius, w: 2 * radius, h: 2 * radius });
  }
  const sides = new Map();
  for (const node of nodes) {
    const free = SIDES.filter((each) => boxes.isFree(toBox(node, each)));
    const side = free.find((each) => isInside(toBox(node, each), wide, high)) || free[0];
    if (side) {
      boxes.add(toBox(node, side));
      sides.set(node.id, side);
    }
  }
  return sides;
}

/**
 * @param {Box} box
 * @param {number} wide
 * @param {number} high
 */
function isInside({ x, y, w, h }, wide, high) {
  return x >= 0 && y >= 0 && x + w <= wide && y + h <= high;
}

/** @type {Side[]} */
const SIDES = ["bottom", "top", "right", "left"];

/**
 * @param {Named} node
 * @param {Side} side
 * @returns {Box}
 */
function toBox({ x, y, radius, width }, side) {
  const away = radius + 2;
  if (side === "right") return { x: x + away, y: y - LINE / 2, w: width, h: LINE };
  if (side === "left") return { x: x - away - width, y: y - LINE / 2, w: width, h: LINE };
  return { x: x - width / 2, y: side === "bottom" ? y + away : y - away - LINE, w: width, h: LINE };
}

/**
 * How wide a name will be, in pixels: Chinese characters are square, others about half as wide.
 * @param {string} words
 * @param {number} [size]
 * @returns {number}
 */
export function widthOf(words, size = FONT) {
  let width = 6;
  for (const letter of words) width += letter.charCodeAt(0) > 0x2e7f ? size : size * 0.58;
  return width;
}

/**
 * @param {string} words
 * @returns {string} its beginning, where it is long
 */
export function shorten(words) {
  const letters = Array.from(words);
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST - 1).join("")}…` : words;
}
