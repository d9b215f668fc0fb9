// The part of a large graph that is drawn.

/** @import { GraphNode, Statement } from "./types.js" */

export const DRAWN = 600; // nodes to begin with; more would be neither read nor moved with ease
const EDGES_PER_NODE = 2;
const SAMPLE = 200; // nodes whose gaps are measured
const APART = 80; // nearly as far as the ends of an edge in a whole graph
const AROUND = 80; // neighbours of the selected node that are drawn in any case

/** @typedef {{ nodes: GraphNode[], statements: Statement[] }} Part */

/**
 * What passes the filters, and what is selected although it does not.
 * @param {Part} part
 * @param {GraphNode | Statement | null} chosen
 * @returns {Part}
 */
export function withChosen({ nodes, statements }, chosen) {
  if (!chosen) return { nodes, statements };
  const isStatement = "evidence" in chosen;
  const ends = isStatement ? [chosen.source, chosen.target] : [chosen];
  return {
    nodes: [...new Set([...nodes, ...ends])],
    statements: isStatement ? [...new Set([...statements, chosen])] : statements,
  };
}

/**
 * The strongest nodes, with what is selected and its neighbours, and the surest statements between.
 * @param {Part} part that holds what is selected
 * @param {number} most
 * @param {GraphNode | Statement | null} chosen
 * @returns {Part & { isPart: boolean }}
 */
export function pickStrongest({ nodes, statements }, most, chosen) {
  if (nodes.length <= most && statements.length <= most * EDGES_PER_NODE) {
    return { nodes, statements, isPart: false };
  }
  const strong = [...nodes].sort((a, b) => b.strength - a.strength || a.index - b.index);
  const taken = new Set([...strong.slice(0, most), ...endsAround(chosen, new Set(statements))]);
  const between = statements.filter(({ source, target }) => taken.has(source) && taken.has(target));
  const isOfChosen = (/** @type {Statement} */ s) =>
    Number(s === chosen || s.source === chosen || s.target === chosen);
  between.sort((a, b) => isOfChosen(b) - isOfChosen(a) || b.confidence - a.confidence || a.index - b.index);
  return { nodes: [...taken], statements: between.slice(0, most * EDGES_PER_NODE), isPart: true };
}

/**
 * @param {GraphNode | Statement | null} chosen
 * @param {Set<Statement>} passing
 * @returns {GraphNode[]}
 */
function endsAround(chosen, passing) {
  if (!chosen) return [];
  if ("evidence" in chosen) return [chosen.source, chosen.target];
  const ends = chosen.statements.filter((s) => passing.has(s)).flatMap((s) => [s.source, s.target]);
  return [...new Set([chosen, ...ends])].slice(0, AROUND);
}

/**
 * What places have to be multiplied by, so that of the nodes of a part most stand apart.
 * @param {GraphNode[]} nodes
 * @returns {number}
 */
export function spreadOf(nodes) {
  const step = Math.max(1, Math.floor(nodes.length / SAMPLE));
  const gaps = nodes.filter((_, at) => at % step === 0).map((node) => nearest(node, nodes));
  const small = gaps.sort((a, b) => a - b)[Math.floor(gaps.length / 2)];
  return small > 0 && small < Infinity ? APART / small : 1;
}

/**
 * @param {GraphNode} node
 * @param {GraphNode[]} nodes
 * @returns {number} how far the nearest other node is
 */
function nearest(node, nodes) {
  let least = Infinity;
  for (const other of nodes) {
    if (other !== node) least = Math.min(least, (other.x - node.x) ** 2 + (other.y - node.y) ** 2);
  }
  return Math.sqrt(least);
}
