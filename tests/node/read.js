// What graphology (by the makers of Gephi Lite) and cytoscape.js find in files of ours.
//
//   printf 'a.graphml\nb.gexf\nc.cyjs\n' | node read.js
//
// For each path on stdin a line of JSON on stdout: nodes and edges by id, with all attributes, as
// the library hands them out; or {error}.
"use strict";
const fs = require("fs");
const cytoscape = require("cytoscape");
const Graph = require("graphology");
const gexf = require("graphology-gexf");
const graphml = require("graphology-graphml");

function fromGraphology(graph) {
  const nodes = {}, edges = {};
  graph.forEachNode((node, attributes) => { nodes[node] = attributes; });
  graph.forEachEdge((edge, attributes, source, target) => {
    edges[edge] = { source, target, directed: graph.isDirected(edge), attributes };
  });
  return { type: graph.type, nodes, edges };
}

function fromCytoscape(text) {
  const cy = cytoscape({ headless: true, ...JSON.parse(text) });
  const nodes = {}, edges = {};
  cy.nodes().forEach((node) => { nodes[node.id()] = { ...node.data(), ...node.position() }; });
  cy.edges().forEach((edge) => { edges[edge.id()] = edge.data(); });
  return { nodes, edges };
}

function read(path) {
  const text = fs.readFileSync(path, "utf8");
  if (path.endsWith(".graphml")) return fromGraphology(graphml.parse(Graph, text));
  if (path.endsWith(".gexf")) return fromGraphology(gexf.parse(Graph, text, { allowUndeclaredAttributes: true }));
  return fromCytoscape(text);
}

for (const path of fs.readFileSync(0, "utf8").split("\n").filter(Boolean)) {
  let found;
  try {
    found = read(path);
  } catch (error) {
    found = { error: String(error) };
  }
  process.stdout.write(JSON.stringify(found) + "\n");
}
