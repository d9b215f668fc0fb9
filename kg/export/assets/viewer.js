"use strict";
// Text of the corpus reaches the page through textContent alone: a name is never markup.
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const colours = new Map(data.classes.map((c) => [c.type, c.colour]));
  const nodes = new Map(data.nodes.map((n) => [n.id, n]));
  const edges = new Map(data.edges.map((e) => [e.id, e]));
  const linked = new Set(data.edges.flatMap((e) => [e.source, e.target]));
  const hidden = { classes: new Set(), relations: new Set() };
  const find = (id) => document.getElementById(id);
  const modalities = { asserted: "已述", planned: "计划", negated: "否定" };

  function make(tag, { text, cls, ...attributes } = {}, ...children) {
    const element = document.createElement(tag);
    if (text !== undefined && text !== null) element.textContent = text;
    if (cls) element.className = cls;
    for (const [name, value] of Object.entries(attributes)) element[name] = value;
    element.append(...children);
    return element;
  }

  const cy = cytoscape({
    container: find("graph"),
    elements: {
      nodes: data.nodes.map((n) => ({
        data: { id: n.id, label: n.label, size: n.size, colour: colours.get(n.type) },
        position: { x: n.x, y: -n.y },
      })),
      edges: data.edges.map((e) => ({
        data: { id: e.id, source: e.source, target: e.target, label: e.label,
          width: 1.2 + Math.log2(e.weight) },
        classes: e.modality + (e.relation === "partnersWith" ? " both" : "")
          + (e.evidence.every((item) => item.rule === "name") ? " structure" : ""),
      })),
    },
    layout: { name: "preset" },
    minZoom: 0.02, maxZoom: 6,
    hideEdgesOnViewport: data.edges.length > 4000,
    style: [
      { selector: "node", style: { width: "data(size)", height: "data(size)", label: "data(label)",
        "background-color": "data(colour)", "border-width": 1, "border-color": "#444",
        "font-size": 11, color: "#1d2126", "text-valign": "bottom", "text-margin-y": 3,
        "text-outline-color": "#fff", "text-outline-width": 2, "min-zoomed-font-size": 7,
        "text-max-width": 120, "text-wrap": "ellipsis" } },
      { selector: "edge", style: { width: "data(width)", label: "data(label)", "line-color": "#9aa1a9",
        "target-arrow-color": "#9aa1a9", "target-arrow-shape": "triangle", "arrow-scale": 0.8,
        "curve-style": "bezier", opacity: data.edges.length > 2000 ? 0.5 : 1, "font-size": 9, color: "#556", "text-rotation": "autorotate",
        "text-outline-color": "#fff", "text-outline-width": 2, "min-zoomed-font-size": 8 } },
      { selector: "edge.both", style: { "source-arrow-shape": "triangle", "source-arrow-color": "#9aa1a9" } },
      { selector: "edge.structure", style: { width: 0.8, "line-color": "#cfd4da", "target-arrow-color": "#cfd4da" } },
      { selector: "edge.planned", style: { "line-style": "dashed" } },
      { selector: "edge.negated", style: { "line-style": "dotted", "line-color": "#b33" } },
      { selector: ".faded", style: { opacity: 0.12 } },
      { selector: ":selected", style: { "border-width": 4, "border-color": "#d55e00",
        "line-color": "#d55e00", "target-arrow-color": "#d55e00", "source-arrow-color": "#d55e00" } },
      { selector: ".hidden", style: { display: "none" } },
    ],
  });

  function applyFilters() {
    const lone = find("lone").checked;
    let shownNodes = 0;
    let shownEdges = 0;
    cy.batch(() => {
      cy.nodes().forEach((node) => {
        const n = nodes.get(node.id());
        const shown = !hidden.classes.has(n.type) && (lone || linked.has(n.id));
        node.toggleClass("hidden", !shown);
        shownNodes += shown;
      });
      cy.edges().forEach((edge) => {
        const shown = !hidden.relations.has(edges.get(edge.id()).relation);
        edge.toggleClass("hidden", !shown);
        shownEdges += shown && !edge.source().hasClass("hidden") && !edge.target().hasClass("hidden");
      });
    });
    find("counts").textContent = `${shownNodes} 节点 · ${shownEdges} 边`;
  }

  function addFilter(list, set, name, label, count, colour) {
    const box = make("input", { type: "checkbox", checked: true });
    box.addEventListener("change", () => {
      box.checked ? set.delete(name) : set.add(name);
      applyFilters();
    });
    const row = make("label", { cls: "row" }, box);
    if (colour) {
      const dot = make("span", { cls: "dot" });
      dot.style.background = colour;
      row.append(dot);
    }
    row.append(make("span", { text: label, title: name }), make("span", { cls: "count", text: count }));
    list.append(make("li", {}, row));
  }

  const fullName = (n) => (n.subtype ? `${n.type_zh} · ${n.subtype}` : n.type_zh);
  const jump = (text, act) => {
    const button = make("button", { type: "button", cls: "link", text });
    button.addEventListener("click", act);
    return button;
  };

  function show(element) {
    cy.elements().unselect();
    element.select();
    element.removeClass("hidden");
    const around = element.isNode() ? element.closedNeighborhood() : element.union(element.connectedNodes());
    cy.batch(() => {
      cy.elements().addClass("faded");
      around.removeClass("faded");
    });
    element.isNode() ? showNode(nodes.get(element.id())) : showEdge(edges.get(element.id()));
  }

  function goTo(id) {
    const element = cy.getElementById(id);
    show(element);
    cy.animate({ center: { eles: element }, zoom: Math.max(cy.zoom(), 0.9), duration: 200 });
  }

  function clear() {
    cy.elements().removeClass("faded").unselect();
    find("facts").replaceChildren(make("p", { cls: "hint",
      text: "点击节点查看事实，点击边查看原句。 Click a node for its facts, an edge for its sentences." }));
  }

  function factLine(e) {
    const parts = [nodes.get(e.source).label, e.label, nodes.get(e.target).label];
    const programme = e.programme === nodes.get(e.target).label ? null : e.programme;
    const values = [e.amount_text, programme, e.relation === "receivedHonour" ? null : e.honour, e.post, e.date];
    const tail = values.filter(Boolean).join("，");
    const mark = e.modality === "asserted" ? "" : `〔${modalities[e.modality] || e.modality}〕`;
    return mark + parts.join(" → ") + (tail ? `（${tail}）` : "");
  }

  function showNode(n) {
    const facts = data.edges.filter((e) => e.source === n.id || e.target === n.id);
    const body = [
      make("h2", { text: n.label }),
      make("p", { cls: "meta", text: `${fullName(n)} · 提及 ${n.mentions} 次` }),
    ];
    if (n.aliases.length) body.push(make("p", { cls: "meta", text: `又名：${n.aliases.join("、")}` }));
    body.push(make("p", { cls: "meta", text: n.id }));
    body.push(make("h3", { text: `事实 Facts (${facts.length})` }));
    body.push(make("ul", {}, ...facts.map((e) => make("li", {}, jump(factLine(e), () => goTo(e.id))))));
    find("facts").replaceChildren(...body);
  }

  function showEdge(e) {
    const rows = [["金额", e.amount_text], ["项目", e.programme], ["荣誉", e.honour], ["职务", e.post], ["日期", e.date],
      ["置信度", e.confidence]].filter(([, value]) => value !== undefined && value !== null);
    const body = [
      make("h2", { text: e.label }),
      make("p", { cls: "meta" }, make("span", { cls: `tag ${e.modality}`, text: modalities[e.modality] || e.modality }),
        make("span", { text: e.relation })),
      jump(nodes.get(e.source).label, () => goTo(e.source)),
      jump(`→ ${nodes.get(e.target).label}`, () => goTo(e.target)),
      make("dl", {}, ...rows.flatMap(([name, value]) => [make("dt", { text: name }), make("dd", { text: value })])),
      make("h3", { text: `原句 Evidence (${e.evidence.length})` }),
    ];
    for (const item of e.evidence) {
      const where = `${item.document} ${item.start}–${item.end} · ${item.rule}`;
      const values = [item.amount, item.date].filter(Boolean).join("，");
      body.push(make("blockquote", { text: item.text },
        make("footer", { text: values ? `${where} · ${values}` : where })));
    }
    find("facts").replaceChildren(...body);
  }

  function search(words) {
    const wanted = words.trim().toLowerCase();
    const list = find("hits");
    list.hidden = !wanted;
    if (!wanted) return;
    const rank = (n) => {
      const names = [n.label, ...n.aliases].map((name) => name.toLowerCase());
      if (names.includes(wanted)) return 0;
      if (names.some((name) => name.startsWith(wanted))) return 1;
      return names.some((name) => name.includes(wanted)) ? 2 : 3;
    };
    const hits = data.nodes.map((n) => [rank(n), n]).filter(([r]) => r < 3)
      .sort(([r, a], [s, b]) => r - s || b.mentions - a.mentions || a.label.localeCompare(b.label)).slice(0, 50);
    const items = hits.map(([, n]) => jump(`${n.label}（${n.type_zh}）`, () => goTo(n.id)));
    const none = make("span", { cls: "hint", text: "没有找到 No such name" });
    list.replaceChildren(...(items.length ? items : [none]).map((item) => make("li", {}, item)));
  }

  const tally = (items, key) => items.reduce((sum, item) => sum.set(item[key], (sum.get(item[key]) || 0) + 1), new Map());
  const byClass = tally(data.nodes, "type");
  for (const c of data.classes) {
    addFilter(find("classes"), hidden.classes, c.type, c.label, byClass.get(c.type), c.colour);
  }
  const labels = new Map(data.edges.map((e) => [e.relation, e.label]));
  for (const [name, count] of [...tally(data.edges, "relation")].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))) {
    addFilter(find("relations"), hidden.relations, name, labels.get(name), count);
  }
  const fit = () => cy.fit(cy.elements().not(".hidden"), 30);

  // All of it where its names can be read; else as large as they can, at the node of most edges.
  function start() {
    fit();
    const legible = 0.7;
    if (cy.zoom() >= legible || !data.edges.length) return;
    const hub = cy.nodes(":visible").max((node) => node.degree()).ele;
    cy.zoom(legible);
    cy.center(hub);
    const box = cy.elements().not(".hidden").boundingBox();
    const inside = (pan, low, high, room) => Math.min(30 - low * legible, Math.max(pan, room - 30 - high * legible));
    cy.pan({ x: inside(cy.pan().x, box.x1, box.x2, cy.width()), y: inside(cy.pan().y, box.y1, box.y2, cy.height()) });
  }

  find("lone").addEventListener("change", () => { applyFilters(); fit(); });
  find("fit").addEventListener("click", fit);
  find("search").addEventListener("input", (event) => search(event.target.value));
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") clear(); });
  cy.on("tap", (event) => (event.target === cy ? clear() : show(event.target)));
  applyFilters();
  start();
  const opened = decodeURIComponent(location.hash.slice(1));  // graph.html#ID opens at that node or edge
  if (nodes.has(opened) || edges.has(opened)) goTo(opened);
})();
