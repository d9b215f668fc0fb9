"use strict";
(() => {
  // src/dom.js
  function make(tag, traits = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(traits)) {
      if (value === null || value === void 0 || value === false) continue;
      if (name === "text") element.textContent = String(value);
      else if (typeof value === "function") element.addEventListener(name.slice(2), value);
      else element.setAttribute(name, value === true ? "" : String(value));
    }
    element.append(...children.filter((child) => child !== null));
    return element;
  }
  function find(id) {
    const element = document.getElementById(id);
    if (!element) throw new Error(`no #${id} in the page`);
    return element;
  }
  function findInput(id) {
    return (
      /** @type {HTMLInputElement} */
      find(id)
    );
  }
  function dot(colour) {
    const element = make("span", { class: "dot", "aria-hidden": "true" });
    element.style.setProperty("--colour", colour);
    return element;
  }
  function whenQuiet(wait, act) {
    let timer = 0;
    return () => {
      clearTimeout(timer);
      timer = setTimeout(act, wait);
    };
  }
  function breathe() {
    return new Promise((done) => setTimeout(done));
  }
  function announce(words) {
    find("status").textContent = words;
  }
  function movesLittle() {
    return matchMedia("(prefers-reduced-motion: reduce)").matches;
  }

  // src/route.js
  var VIEWS = /* @__PURE__ */ new Set(["graph", "list", "articles"]);
  function makeReader(model) {
    const nodes = /* @__PURE__ */ new Map();
    for (const node of model.nodes) if (!nodes.has(node.label)) nodes.set(node.label, node);
    for (const node of model.nodes) nodes.set(node.key, node).set(node.id, node);
    const statements = new Map(model.statements.map((statement) => [statement.id, statement]));
    const articles = new Map(model.articles.map((article) => [article.id, article]));
    return (hash, now) => {
      const [kind, name] = readHash(hash);
      if (kind === "entity") return found(name, nodes.get(name), (node) => ({ ...now, statement: null, node }));
      if (kind === "statement") {
        return found(name, statements.get(name), (statement) => ({ ...now, node: null, statement, article: articleFor(statement, now) }));
      }
      if (kind === "article") {
        return found(name, articles.get(name), (article) => ({ ...NOTHING, view: "articles", article }));
      }
      if (VIEWS.has(kind)) return { place: { ...NOTHING, view: (
        /** @type {Place["view"]} */
        kind
      ) }, unknown: null };
      return { place: { ...now, ...NOTHING }, unknown: null };
    };
  }
  var NOTHING = { node: null, statement: null, article: null };
  function articleFor(statement, { view, article }) {
    if (view !== "articles") return null;
    const stated = statement.evidence.map((item) => item.article);
    return stated.includes(article) ? article : stated[0];
  }
  function found(name, thing, toPlace) {
    return thing === void 0 ? { place: null, unknown: name } : { place: toPlace(thing), unknown: null };
  }
  function readHash(hash) {
    const words = hash.replace(/^#/, "");
    const at = words.indexOf("=");
    const kind = at < 0 ? words : words.slice(0, at);
    const name = at < 0 ? "" : words.slice(at + 1);
    try {
      return [kind, decodeURIComponent(name)];
    } catch {
      return [kind, name];
    }
  }
  function nodeLink(node) {
    return `#entity=${encodeURIComponent(node.key)}`;
  }
  function statementLink(statement) {
    return `#statement=${encodeURIComponent(statement.id)}`;
  }
  function articleLink(article) {
    return `#article=${encodeURIComponent(article.id)}`;
  }

  // src/words.js
  var WORDS = {
    title: ["知识图谱", "Knowledge graph"],
    search: ["搜索名称或别名", "Search names and aliases"],
    results: ["搜索结果", "Results"],
    noResult: ["没有找到", "No such name"],
    found: ["找到 {n} 个名称", "{n} names found"],
    moreFound: ["还有 {n} 个，请多输入几个字", "{n} more; type more of the name"],
    graph: ["图", "Graph"],
    list: ["列表", "List"],
    articles: ["文章", "Articles"],
    filters: ["筛选", "Filters"],
    views: ["视图", "Views"],
    details: ["详情", "Details"],
    close: ["关闭", "Close"],
    language: ["English", "中文"],
    theme: ["深色或浅色", "Dark or light"],
    skip: ["跳到列表", "Skip to the list"],
    classes: ["类别", "Classes"],
    relations: ["关系", "Relations"],
    modality: ["语气", "Modality"],
    asserted: ["已述", "stated"],
    planned: ["计划", "planned"],
    negated: ["否定", "denied"],
    confidence: ["置信度", "Confidence"],
    atLeast: ["置信度不低于", "Confidence at least"],
    document: ["文件", "Document"],
    allDocuments: ["全部文件", "All documents"],
    values: ["内容", "Details"],
    date: ["日期", "Date"],
    from: ["从", "From"],
    to: ["到", "To"],
    undated: ["含无日期的", "Also without a date"],
    lone: ["显示没有关系的实体", "Also entities without relations"],
    reset: ["重置", "Reset"],
    all: ["全选", "All"],
    none: ["全不选", "None"],
    zoomIn: ["放大", "Zoom in"],
    zoomOut: ["缩小", "Zoom out"],
    fit: ["全图", "Fit"],
    counts: ["{n} 个实体 · {m} 条陈述", "{n} entities · {m} statements"],
    part: [
      "图中是关系最强的 {n} 个，共 {m} 个；搜索和列表可找到全部。",
      "Drawn: the strongest {n} of {m}. Search and the list have all."
    ],
    showMore: ["多画一些", "Draw more"],
    noLayout: ["没有符合条件的内容", "Nothing passes the filters"],
    graphHelp: [
      "方向键移动，加号和减号缩放，0 显示全图，Esc 取消选择。列表视图有图中的全部内容。",
      "Arrow keys move, plus and minus zoom, 0 fits, Escape clears. The list has all that is drawn."
    ],
    hint: ["点击节点看事实，点击连线看原句。", "Click a node for its facts, a line for its sentence."],
    strongest: ["关系最多", "Most is said of"],
    hintKeys: ["按 / 搜索；列表视图可全程用键盘。", "Press / to search; the list works by keyboard alone."],
    entities: ["实体", "Entities"],
    statements: ["陈述", "Statements"],
    entity: ["实体", "Entity"],
    statement: ["陈述", "Statement"],
    name: ["名称", "Name"],
    class: ["类别", "Class"],
    mentions: ["提及", "Mentions"],
    mentioned: ["提及 {n} 次", "named {n} times"],
    subject: ["主体", "Subject"],
    relation: ["关系", "Relation"],
    object: ["客体", "Object"],
    aliases: ["又名", "Also"],
    facts: ["事实", "Facts"],
    neighbours: ["相邻", "Neighbours"],
    appears: ["出现于", "Appears in"],
    noFacts: ["文中没有关于它的陈述。", "No statement speaks of it."],
    hiddenFacts: ["另有 {n} 条被筛选隐藏", "{n} more are hidden by filters"],
    evidence: ["原句", "Evidence"],
    amount: ["金额", "Amount"],
    programme: ["项目", "Programme"],
    honour: ["荣誉", "Honour"],
    post: ["职务", "Post"],
    rule: ["规则", "Rule"],
    byName: ["名称本身说明", "the name itself says it"],
    byAddress: ["地址说明", "an address says it"],
    openArticle: ["打开文章", "Open the article"],
    inGraph: ["在图中查看", "Show in the graph"],
    untitled: ["（无标题）", "(no title)"],
    chooseArticle: ["选择一篇文章。", "Choose an article."],
    backToArticles: ["全部文章", "All articles"],
    noStatements: ["这篇文章里没有陈述。", "This article states nothing."],
    noText: ["本页未带原文，只有原句。", "The texts are not in this page, only the sentences."],
    otherArticle: ["另一篇文章的文字", "text of another article"],
    more: ["再显示 {n} 条", "{n} more"],
    selected: ["已选：{name}", "Selected: {name}"],
    cleared: ["已取消选择", "Nothing is selected"],
    gone: ["链接所指的内容不在本页中：{name}", "What the link names is not in this page: {name}"],
    made: ["由 kg 生成；绘图：cytoscape.js（MIT 许可）", "Made by kg; drawn by cytoscape.js (MIT licence)"],
    broken: ["本页的数据读不出来。", "The data of this page cannot be read."],
    tooOld: [
      "浏览器太旧，打不开本页的数据；请用 2023 年以后的 Chrome、Edge、Firefox 或 Safari。",
      "This browser is too old to open the data of this page; use a Chrome, Edge, Firefox or Safari of 2023 or later."
    ]
  };
  var language = "zh";
  function currentLanguage() {
    return language;
  }
  function speak(chosen) {
    language = chosen;
    document.documentElement.lang = chosen === "zh" ? "zh-Hans" : "en";
  }
  function say(word, values = {}) {
    const words = WORDS[word][language === "zh" ? 0 : 1];
    return words.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
  }
  function nameOf(kind) {
    return kind[language];
  }
  function sayAll() {
    for (const element of document.querySelectorAll("[data-say]")) {
      element.textContent = say(
        /** @type {Word} */
        element.getAttribute("data-say")
      );
    }
    for (const element of document.querySelectorAll("[data-name]")) {
      const words = say(
        /** @type {Word} */
        element.getAttribute("data-name")
      );
      element.setAttribute("aria-label", words);
      if (element.hasAttribute("title")) element.setAttribute("title", words);
      if (element.hasAttribute("placeholder")) element.setAttribute("placeholder", words);
    }
  }

  // src/pieces.js
  function nodeChip(node) {
    return make(
      "a",
      { class: "chip", href: nodeLink(node), title: nameOf(node.kind) },
      dot(node.kind.colour),
      make("span", { text: node.label })
    );
  }
  function modalityTag(modality) {
    return modality === "asserted" ? null : make("span", { class: `tag ${modality}`, text: say(modality) });
  }
  function valuesOf(statement) {
    const said = /* @__PURE__ */ new Set([statement.source.label, statement.target.label]);
    const bare = (words) => words.replace(/^[“"「『《]|[”"」』》]$/g, "");
    const { amount, programme, honour, post, date } = statement;
    const values = [amount, programme, honour, post, date].filter((value) => value !== null);
    return values.filter((value) => !said.has(value) && !said.has(bare(value))).join(" · ");
  }
  function statementLine(statement, from = null) {
    const { source, target, relation } = statement;
    const values = valuesOf(statement);
    const arrow = relation.symmetric ? "↔" : "→";
    const mark = dot(relation.colour);
    mark.classList.add("line");
    const name = make("span", { class: "relation", text: nameOf(relation) });
    const words = from === source ? [name, ` ${arrow} `, strong(target)] : from === target ? [strong(source), ` ${arrow} `, name] : [strong(source), " ", name, ` ${arrow} `, strong(target)];
    return make(
      "a",
      { class: "fact", href: statementLink(statement), "data-statement": statement.index },
      mark,
      make(
        "span",
        { class: "grow" },
        ...words,
        values ? make("span", { class: "values", text: values }) : null
      ),
      modalityTag(statement.modality)
    );
  }
  function strong(node) {
    return make("span", { class: "end-name", text: node.label });
  }
  function titleOf(article) {
    const { slice } = article.text;
    const begins = slice ? slice(article.start, Math.min(article.end, article.start + 24)).replace(/\s+/g, " ").trim() : "";
    return article.title || (begins ? `${begins}…` : say("untitled"));
  }
  function articleLine(article) {
    const where = [article.date, article.id].filter(Boolean).join(" · ");
    return make(
      "a",
      { class: "article-line", href: articleLink(article) },
      make("span", { class: "end-name", text: titleOf(article) }),
      make("span", { class: "soft", text: where })
    );
  }
  function fill(list, items, portion, toRow, after) {
    let shown = 0;
    list.replaceChildren();
    const add = () => {
      const rows = items.slice(shown, shown + portion).map(toRow);
      list.append(...rows);
      shown += rows.length;
      const rest = items.length - shown;
      after.replaceChildren(...rest > 0 ? [more(rest, () => {
        add();
        const next = rows[rows.length - 1].nextElementSibling;
        const goal = next?.querySelector("a, button");
        if (goal instanceof HTMLElement) goal.focus();
      })] : []);
    };
    add();
  }
  function more(rest, act) {
    return make("button", { type: "button", class: "more", text: say("more", { n: rest }), onclick: act });
  }

  // src/text.js
  function toMarkedText({ text, span, article = null, evidence = [], statement = null }, open2) {
    const sentences = evidence.flatMap((item) => item.spans).filter((part) => meets(part, span));
    const mentions = text.mentions.filter((mention) => meets(mention, span));
    const ends = statement ? findEnds(statement, text, evidence) : [];
    const foreign = article ? othersIn(article, span) : [];
    const cuts = /* @__PURE__ */ new Set([span.start, span.end]);
    for (const part of [...sentences, ...mentions, ...ends, ...foreign]) {
      cuts.add(Math.max(part.start, span.start)).add(Math.min(part.end, span.end));
    }
    const places = [...cuts].sort((a, b) => a - b);
    return places.slice(1).map((end, at) => {
      const piece = { start: places[at], end };
      return toPiece(text, piece, {
        isSentence: sentences.some((part) => covers(part, piece)),
        mention: mentions.find((mention) => covers(mention, piece)),
        end: ends.find((part) => covers(part, piece)),
        isForeign: foreign.some((part) => covers(part, piece))
      }, open2);
    });
  }
  function toPiece(text, piece, { isSentence, mention, end, isForeign }, open2) {
    const words = text.slice ? text.slice(piece.start, piece.end) : "";
    let inner = document.createTextNode(words);
    if (mention) {
      inner = make("a", {
        class: "mention",
        href: `#entity=${encodeURIComponent(mention.node.key)}`,
        "data-node": mention.node.index,
        "data-start": mention.start,
        text: words,
        onclick: (event) => {
          event.preventDefault();
          open2(mention);
        }
      });
      inner.style.setProperty("--colour", mention.node.kind.colour);
    }
    if (end) inner = make("span", { class: `end ${end.end_of}`, "data-end": end.end_of }, inner);
    const classes = [isSentence ? "sentence" : "", isForeign ? "foreign" : ""].filter(Boolean).join(" ");
    if (!classes) return (
      /** @type {Node} */
      inner
    );
    return make(
      isSentence ? "mark" : "span",
      { class: classes, "data-start": piece.start },
      /** @type {Node} */
      inner
    );
  }
  function meets(a, b) {
    return a.start < b.end && b.start < a.end;
  }
  function covers(outer, inner) {
    return outer.start <= inner.start && inner.end <= outer.end;
  }
  function othersIn(article, span) {
    return article.text.articles.filter((other) => other !== article && other.start >= article.start && other.end <= article.end && meets(other, span));
  }
  function findEnds(statement, text, evidence) {
    const found2 = evidence.filter((item) => item.text === text).flatMap((item) => [
      findEnd(statement.source, item, "subject"),
      findEnd(statement.target, item, "object")
    ]);
    return found2.filter((end) => end !== null);
  }
  function findEnd(node, item, end_of) {
    const named = item.text.mentions.filter((mention) => mention.node === node);
    const inside2 = named.find((mention) => item.spans.some((span) => covers(span, mention)));
    const first = item.spans[0].start;
    const best = inside2 || findWords(node.label, item) || named.filter((mention) => mention.end <= first && mention.start >= (item.article?.start ?? 0)).pop();
    return best ? { start: best.start, end: best.end, end_of, words: node.label } : null;
  }
  function findWords(words, item) {
    const { slice } = item.text;
    if (!slice) return null;
    const wanted = Array.from(words).length;
    for (const span of item.spans) {
      const points = Array.from(slice(span.start, span.end));
      for (let at = 0; at + wanted <= points.length; at += 1) {
        if (points.slice(at, at + wanted).join("") === words) {
          return { start: span.start + at, end: span.start + at + wanted };
        }
      }
    }
    return null;
  }

  // src/articles.js
  var PORTION = 100;
  var SVG = "http://www.w3.org/2000/svg";
  function showArticles(model, passes2, place) {
    find("view-articles").classList.toggle("reading", Boolean(place.article));
    listArticles(model.articles.filter((article) => passes2(article) || article === place.article), place);
    const body = find("article-body");
    if (!place.article) {
      body.replaceChildren(make("p", { class: "hint", text: say("chooseArticle") }));
      return;
    }
    body.replaceChildren(...toParts(place.article, place.statement));
    drawStatement(place.statement);
  }
  function listArticles(articles, place) {
    const toRow = (article) => {
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
  function toParts(article, statement) {
    const back = make("a", { class: "back", href: "#articles", text: `‹ ${say("backToArticles")}` });
    const parts = [
      back,
      make("h2", { text: titleOf(article) }),
      make("p", { class: "soft", text: [article.date, article.id].filter(Boolean).join(" · ") })
    ];
    if (!article.text.slice) return [...parts, make("p", { class: "hint", text: say("noText") })];
    return [...parts, toTextBox(article, statement)];
  }
  function toTextBox(article, statement) {
    const evidence = statement ? statement.evidence.filter((item) => item.article === article) : [];
    const box = make("div", { class: "article-text", id: "article-text" });
    box.append(...toMarkedText({ text: article.text, article, span: article, evidence, statement }, (mention) => {
      location.hash = nodeLink(mention.node);
    }));
    return box;
  }
  function pointAt(article, statement) {
    const old = document.getElementById("article-text");
    if (!old) return;
    old.replaceWith(toTextBox(article, statement));
    drawStatement(statement);
  }
  function drawStatement(statement) {
    const box = document.getElementById("article-text");
    if (!box) return;
    box.querySelector("svg")?.remove();
    const subject = box.querySelector("[data-end=subject]");
    const object = box.querySelector("[data-end=object]");
    const target = box.querySelector("mark") || subject;
    target?.scrollIntoView({ block: "nearest" });
    if (statement && subject && object) box.append(toArc(box, subject, object, statement));
  }
  function toArc(box, subject, object, statement) {
    const frame = box.getBoundingClientRect();
    const place = (end) => {
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
  function toBow(a, b) {
    const top = Math.max(2, a.top - 14 - Math.min(8, Math.abs(a.x - b.x) / 12));
    return { path: `M${a.x},${a.top} C${a.x},${top} ${b.x},${top} ${b.x},${b.top - 5}`, x: (a.x + b.x) / 2, y: top + 2 };
  }
  function toDrop(a, b) {
    const isDown = b.top > a.top;
    const [start, end] = isDown ? [a.bottom, b.top - 5] : [a.top, b.bottom + 5];
    const middle = (start + end) / 2;
    const path = `M${a.x},${start} C${a.x},${middle} ${b.x},${middle} ${b.x},${end}`;
    return { path, x: a.x, y: isDown ? a.top - 3 : a.bottom + 12 };
  }
  function shape(tag, traits) {
    const element = (
      /** @type {SVGElement} */
      document.createElementNS(SVG, tag)
    );
    for (const [name, value] of Object.entries(traits)) element.setAttribute(name, String(value));
    return element;
  }

  // src/model.js
  var AT_ONCE = 5e3;
  var MODALITIES = ["asserted", "planned", "negated"];
  async function unpack(packed) {
    const letters = atob(packed.trim());
    const bytes = new Uint8Array(letters.length);
    for (let at = 0; at < letters.length; at += 1) bytes[at] = letters.charCodeAt(at);
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
    return new Response(stream).json();
  }
  async function toModel(data) {
    const subtypes = new Map(data.subtypes.map((kind) => [kind.name, kind]));
    const texts = data.documents.map(toText);
    const nodes = data.nodes.map((row, index) => toNode(row, index, data, subtypes));
    texts.forEach((text, at) => addMentions(text, data.mentions[at], nodes));
    const articles = data.articles.map((row) => toArticle(row, texts));
    await breathe();
    const statements = [];
    for (const row of data.statements) {
      statements.push(toStatement(row, statements.length, data, nodes, texts));
      if (statements.length % AT_ONCE === 0) await breathe();
    }
    return { classes: data.classes, relations: data.relations, nodes, statements, texts, articles, cut: data.cut };
  }
  function toText([name, words], index) {
    const slice = words === null ? null : slicer(words);
    return { index, name, slice, mentions: [], articles: [], byNumber: /* @__PURE__ */ new Map() };
  }
  function slicer(words) {
    if (!/[\ud800-\udbff]/.test(words)) return (start, end) => words.slice(start, end);
    const points = Array.from(words);
    return (start, end) => points.slice(start, end).join("");
  }
  function toNode(row, index, data, subtypes) {
    const [id, label, kind, subtype, x, y, size, mentions, aliases] = row;
    const inside2 = id.startsWith(data.base) ? id.slice(data.base.length) : id;
    return {
      index,
      id,
      key: inside2.startsWith("entity/") ? inside2.slice("entity/".length) : inside2,
      label,
      aliases: aliases || [],
      kind: data.classes[kind],
      subtype: subtypes.get(subtype) || null,
      mentions,
      x,
      y: -y,
      size,
      statements: [],
      documents: /* @__PURE__ */ new Set(),
      strength: 0
    };
  }
  function addMentions(text, flat, nodes) {
    for (let at = 0; at < flat.length; at += 3) {
      const node = nodes[flat[at + 2]];
      text.mentions.push({ start: flat[at], end: flat[at] + flat[at + 1], node });
      node.documents.add(text.index);
    }
  }
  function toArticle([document2, number, title, date, start, end], texts) {
    const text = texts[document2];
    const article = { id: `${text.name}#${number}`, text, title, date, start, end, statements: [] };
    text.articles.push(article);
    text.byNumber.set(number, article);
    return article;
  }
  function toStatement(row, index, data, nodes, texts) {
    const [id, relation, source, target, modality, confidence, values, items] = row;
    const [amount = null, programme = null, honour = null, post = null, date = null] = values;
    const evidence = items.map((item) => toEvidence(item, data, texts));
    const statement = {
      index,
      id,
      relation: data.relations[relation],
      source: nodes[source],
      target: nodes[target],
      modality: MODALITIES[modality],
      confidence,
      amount,
      programme,
      honour,
      post,
      date,
      byName: evidence.every((item) => item.rule === "name"),
      evidence
    };
    tie(statement, statement.source);
    if (statement.target !== statement.source) tie(statement, statement.target);
    for (const { article } of evidence) {
      if (article && article.statements.at(-1) !== statement) article.statements.push(statement);
    }
    return statement;
  }
  function tie(statement, node) {
    const { confidence, evidence, byName } = statement;
    node.statements.push(statement);
    node.strength += confidence * evidence.length * (byName ? 0.25 : 1);
    for (const item of evidence) node.documents.add(item.text.index);
  }
  function toEvidence([document2, number, flat, rule, confidence, words, amount, date], data, texts) {
    const spans = [];
    for (let at = 0; at < flat.length; at += 2) {
      spans.push({ start: flat[at], end: flat[at] + flat[at + 1] });
    }
    const text = texts[document2];
    return {
      text,
      article: text.byNumber.get(number) || null,
      spans,
      words: words || null,
      rule: data.rules[rule],
      confidence,
      amount: amount || null,
      date: date || null
    };
  }
  function sentenceOf(item) {
    if (item.words !== null) return item.words;
    const { slice } = item.text;
    return slice ? item.spans.map((span) => slice(span.start, span.end)).join("") : "";
  }
  function dateOf(statement) {
    return statement.date || statement.evidence.find((item) => item.article?.date)?.article?.date || null;
  }

  // src/details.js
  var PORTION2 = 40;
  var MENTIONED = 12;
  function showDetails({ model, place, nodes, passes: passes2 }) {
    const body = find("details-body");
    if (place.node) body.replaceChildren(...toNodeParts(place.node, place, model, passes2));
    else if (place.statement) body.replaceChildren(...toStatementParts(place.statement, place));
    else if (place.article) body.replaceChildren(...toArticleParts(place.article));
    else body.replaceChildren(...toHints(nodes));
    for (const box of body.querySelectorAll(".excerpt")) showSentence(
      /** @type {HTMLElement} */
      box
    );
    return Boolean(place.node || place.statement || place.article);
  }
  function toHints(nodes) {
    const strong2 = [...nodes].sort((a, b) => b.strength - a.strength || a.index - b.index);
    const hints = [make("p", { class: "hint", text: say("hint") }), make("p", { class: "hint", text: say("hintKeys") })];
    const list = make("ul", { class: "strong" }, ...strong2.slice(0, MENTIONED).map((node) => make("li", {}, nodeChip(node))));
    return nodes.length ? [...hints, make("h3", { text: say("strongest") }), list] : hints;
  }
  function showSentence(box) {
    const mark = box.querySelector("mark");
    if (mark) box.scrollTop = mark.offsetTop - box.offsetTop - Math.min(60, box.clientHeight / 4);
  }
  function heading(words, ...before) {
    return make("h2", { tabindex: "-1", id: "details-title" }, ...before, make("span", { text: words }));
  }
  function toNodeParts(node, place, model, passes2) {
    const facts = node.statements.filter(passes2).sort(byWeight);
    const hidden = node.statements.length - facts.length;
    const kind = node.subtype ? `${nameOf(node.kind)} · ${nameOf(node.subtype)}` : nameOf(node.kind);
    const mark = make("span", { class: "dot big", "aria-hidden": "true" });
    mark.style.setProperty("--colour", node.kind.colour);
    const parts = [
      heading(node.label, mark),
      make("p", { class: "soft", text: `${kind} · ${say("mentioned", { n: node.mentions })}` })
    ];
    if (node.aliases.length) parts.push(toAliases(node));
    if (place.view !== "graph") parts.push(inGraph(nodeLink(node)));
    parts.push(...section("facts", facts, (fact) => statementLine(fact, node)));
    if (!node.statements.length) parts.push(make("p", { class: "hint", text: say("noFacts") }));
    if (hidden) parts.push(make("p", { class: "hint", text: say("hiddenFacts", { n: hidden }) }));
    const others = new Set(facts.flatMap(({ source, target }) => [source, target]));
    others.delete(node);
    parts.push(...section("neighbours", [...others], nodeChip, "chips"));
    parts.push(...section("appears", articlesOf(node, model), articleLine));
    return parts;
  }
  function toAliases(node) {
    return make(
      "p",
      { class: "aliases" },
      make("span", { class: "soft", text: `${say("aliases")} ` }),
      ...node.aliases.map((alias) => make("span", { class: "alias", text: alias }))
    );
  }
  function inGraph(link) {
    return make("p", {}, make("a", { class: "button", href: link, "data-view": "graph", text: say("inGraph") }));
  }
  function byWeight(a, b) {
    return Number(a.byName) - Number(b.byName) || b.evidence.length - a.evidence.length || b.confidence - a.confidence || a.index - b.index;
  }
  function section(word, items, toItem, look = "") {
    if (!items.length) return [];
    const list = make("ul", { class: look });
    const after = make("div");
    fill(list, items, PORTION2, (item) => make("li", {}, toItem(item)), after);
    return [make("h3", {}, say(word), make("span", { class: "count", text: items.length })), list, after];
  }
  function articlesOf(node, model) {
    const said = new Set(node.statements.flatMap((statement) => statement.evidence.map((item) => item.article)));
    return [...node.documents].sort((a, b) => a - b).flatMap((index) => {
      const text = model.texts[index];
      const named = text.mentions.filter((mention) => mention.node === node);
      return text.articles.filter((article) => said.has(article) || named.some((mention) => mention.start >= article.start && mention.end <= article.end));
    });
  }
  function toStatementParts(statement, place) {
    const { source, target, relation, modality } = statement;
    const arrow = relation.symmetric ? "↔" : "→";
    const parts = [
      heading(`${source.label} ${nameOf(relation)} ${target.label}`),
      make(
        "p",
        { class: "claim" },
        nodeChip(source),
        make("span", { class: "relation", text: `${nameOf(relation)} ${arrow}` }),
        nodeChip(target),
        modalityTag(modality)
      ),
      toValues(statement)
    ];
    if (place.view !== "graph") parts.push(inGraph(`#statement=${encodeURIComponent(statement.id)}`));
    parts.push(make("h3", {}, say("evidence"), make("span", { class: "count", text: statement.evidence.length })));
    const list = make("div");
    const after = make("div");
    fill(list, statement.evidence, 5, (item) => toQuote(item, statement), after);
    return [...parts, list, after];
  }
  function toValues(statement) {
    const rows = [
      ["amount", statement.amount],
      ["programme", statement.programme],
      ["honour", statement.honour],
      ["post", statement.post],
      ["date", statement.date]
    ];
    const meter = make("meter", { min: 0, max: 1, value: statement.confidence, "aria-hidden": "true" });
    return make(
      "dl",
      {},
      ...rows.filter(([, value]) => value !== null).flatMap(([word, value]) => [make("dt", { text: say(word) }), make("dd", { text: value })]),
      make("dt", { text: say("modality") }),
      make("dd", { text: say(statement.modality) }),
      make("dt", { text: say("confidence") }),
      make("dd", {}, meter, ` ${statement.confidence}`)
    );
  }
  function toQuote(item, statement) {
    const { article, text } = item;
    const values = [item.amount, item.date].filter(Boolean).join(" · ");
    const foot = [toRule(item.rule), `${say("confidence")} ${item.confidence}`, values].filter(Boolean).join(" · ");
    const head = article ? make(
      "a",
      { class: "source", href: articleLink(article), "data-statement-link": statement.index },
      make("span", { class: "end-name", text: titleOf(article) }),
      make("span", { class: "soft", text: [article.date, article.id].filter(Boolean).join(" · ") })
    ) : make("span", { class: "soft", text: text.name });
    const body = text.slice && article ? make(
      "div",
      { class: "excerpt", tabindex: "0", role: "region", "aria-label": titleOf(article) },
      ...toMarkedText({ text, article, span: hull(article, item), evidence: [item], statement }, (mention) => {
        location.hash = nodeLink(mention.node);
      })
    ) : make("blockquote", { text: sentenceOf(item) });
    return make("article", { class: "quote" }, head, body, make("p", { class: "soft", text: foot }));
  }
  function hull(article, item) {
    return {
      start: Math.min(article.start, ...item.spans.map((span) => span.start)),
      end: Math.max(article.end, ...item.spans.map((span) => span.end))
    };
  }
  function toRule(rule) {
    if (rule === "name") return say("byName");
    return rule === "address" ? say("byAddress") : `${say("rule")} ${rule}`;
  }
  function toArticleParts(article) {
    const parts = [heading(titleOf(article)), make("p", { class: "soft", text: [article.date, article.id].filter(Boolean).join(" · ") })];
    if (!article.statements.length) return [...parts, make("p", { class: "hint", text: say("noStatements") })];
    const ordered = [...article.statements].sort((a, b) => firstIn(a, article) - firstIn(b, article) || a.index - b.index);
    return [...parts, ...section("statements", ordered, (statement) => statementLine(statement))];
  }
  function firstIn(statement, article) {
    return Math.min(...statement.evidence.filter((item) => item.article === article).map((item) => item.spans[0].start));
  }

  // library:cytoscape
  var cytoscape_default = globalThis.cytoscape;

  // src/labels.js
  var CELL = 80;
  var FONT = 12;
  var LINE = 15;
  var LONGEST = 14;
  var Boxes = class {
    constructor() {
      this.cells = /* @__PURE__ */ new Map();
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
  };
  function keysOf({ x, y, w, h }) {
    const keys = [];
    for (let column = Math.floor(x / CELL); column <= Math.floor((x + w) / CELL); column += 1) {
      for (let row = Math.floor(y / CELL); row <= Math.floor((y + h) / CELL); row += 1) {
        keys.push(`${column},${row}`);
      }
    }
    return keys;
  }
  function overlap(a, b) {
    return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
  }
  function placeNames(nodes, boxes, wide, high) {
    for (const { x, y, radius } of nodes) {
      boxes.add({ x: x - radius, y: y - radius, w: 2 * radius, h: 2 * radius });
    }
    const sides2 = /* @__PURE__ */ new Map();
    for (const node of nodes) {
      const free = SIDES.filter((each) => boxes.isFree(toBox(node, each)));
      const side = free.find((each) => isInside(toBox(node, each), wide, high)) || free[0];
      if (side) {
        boxes.add(toBox(node, side));
        sides2.set(node.id, side);
      }
    }
    return sides2;
  }
  function isInside({ x, y, w, h }, wide, high) {
    return x >= 0 && y >= 0 && x + w <= wide && y + h <= high;
  }
  var SIDES = ["bottom", "top", "right", "left"];
  function toBox({ x, y, radius, width }, side) {
    const away = radius + 2;
    if (side === "right") return { x: x + away, y: y - LINE / 2, w: width, h: LINE };
    if (side === "left") return { x: x - away - width, y: y - LINE / 2, w: width, h: LINE };
    return { x: x - width / 2, y: side === "bottom" ? y + away : y - away - LINE, w: width, h: LINE };
  }
  function widthOf(words, size = FONT) {
    let width = 6;
    for (const letter of words) width += letter.charCodeAt(0) > 11903 ? size : size * 0.58;
    return width;
  }
  function shorten(words) {
    const letters = Array.from(words);
    return letters.length > LONGEST ? `${letters.slice(0, LONGEST - 1).join("")}…` : words;
  }

  // src/looks.js
  var FAMILY = 'system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "WenQuanYi Micro Hei", sans-serif';
  var SMALLEST = 9;
  function readTheme() {
    const styles = getComputedStyle(document.documentElement);
    const read = (name) => styles.getPropertyValue(`--${name}`).trim();
    return {
      ink: read("ink"),
      soft: read("soft"),
      paper: read("paper"),
      line: read("line-edge"),
      accent: read("accent"),
      danger: read("danger"),
      isDark: read("scheme") === "dark"
    };
  }
  function shade(colour, { isDark }) {
    if (!isDark) return colour;
    const parts = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
    return `rgb(${parts.map((part) => Math.round(part * 0.68 + 255 * 0.32)).join(",")})`;
  }
  function toStylesheet(theme, zoomOf) {
    const onScreen = (pixels) => () => pixels / zoomOf();
    const big = (node) => Math.max(node.data("size"), SMALLEST / zoomOf());
    return [
      { selector: "node", style: {
        width: big,
        height: big,
        "background-color": "data(shown)",
        "border-width": onScreen(1.2),
        "border-color": theme.paper,
        "overlay-opacity": 0,
        "font-family": FAMILY,
        "font-size": onScreen(FONT),
        color: theme.ink,
        "text-outline-color": theme.paper,
        "text-outline-width": onScreen(2.2),
        "text-events": "yes"
      } },
      ...sides(onScreen),
      { selector: "edge", style: {
        width: (edge) => edge.data("width") / Math.max(0.6, Math.min(zoomOf(), 2)),
        "line-color": "data(shown)",
        "target-arrow-color": "data(shown)",
        "source-arrow-color": "data(shown)",
        "target-arrow-shape": "triangle",
        "arrow-scale": () => Math.min(1.1, 0.75 / zoomOf()),
        "curve-style": "bezier",
        "overlay-opacity": 0,
        opacity: 0.85,
        "font-family": FAMILY,
        "font-size": onScreen(FONT - 1.5),
        color: theme.soft,
        "text-outline-color": theme.paper,
        "text-outline-width": onScreen(2.2)
      } },
      { selector: "edge.plain", style: { "curve-style": "straight" } },
      { selector: "edge.both", style: { "source-arrow-shape": "triangle" } },
      { selector: "edge.by-name", style: { opacity: 0.55 } },
      { selector: "edge.planned", style: { "line-style": "dashed", "line-dash-pattern": [7, 5] } },
      { selector: "edge.negated", style: { "line-style": "dotted", "line-color": theme.danger, "target-arrow-color": theme.danger } },
      { selector: "edge.named", style: { label: "data(label)" } },
      { selector: ".faded", style: { opacity: 0.22 } },
      { selector: "node.chosen", style: { "border-width": onScreen(4), "border-color": theme.accent } },
      { selector: "edge.chosen", style: {
        width: onScreen(3.5),
        opacity: 1,
        "line-color": theme.accent,
        "target-arrow-color": theme.accent,
        "source-arrow-color": theme.accent,
        color: theme.ink
      } }
    ];
  }
  function sides(onScreen) {
    const away = onScreen(3);
    const back = () => -away();
    const at = (side, style) => ({ selector: `node.${side}`, style: { label: "data(label)", ...style } });
    return [
      at("bottom", { "text-valign": "bottom", "text-halign": "center", "text-margin-y": away }),
      at("top", { "text-valign": "top", "text-halign": "center", "text-margin-y": back }),
      at("right", { "text-valign": "center", "text-halign": "right", "text-margin-x": away }),
      at("left", { "text-valign": "center", "text-halign": "left", "text-margin-x": back })
    ];
  }

  // src/elements.js
  var MARGIN = 48;
  var GROWN = 1.4;
  function boxOf(nodes) {
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
  function inside(pan, low, high, room) {
    return Math.min(MARGIN - low, Math.max(pan, room - MARGIN - high));
  }
  function isSeen({ x, y }, seen) {
    return x >= seen.x1 && x <= seen.x2 && y >= seen.y1 && y <= seen.y2;
  }
  function toNodeElement(node, spread, theme) {
    return {
      group: "nodes",
      data: {
        id: `n${node.index}`,
        label: shorten(node.label),
        size: node.size * GROWN,
        colour: node.kind.colour,
        shown: shade(node.kind.colour, theme)
      },
      position: { x: node.x * spread, y: node.y * spread }
    };
  }
  function toEdgeElement(statement, isLarge, theme) {
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
        width: statement.byName ? 0.9 : 1.5 + Math.log2(statement.evidence.length)
      },
      classes
    };
  }

  // src/drawing.js
  var SIDES2 = "bottom top right left";
  var LEGIBLE = 0.55;
  var MANY = 1200;
  var BUTTONS = { w: 150, h: 50 };
  var QUIET = 60;
  var Drawing = class {
    /**
     * @param {HTMLElement} container
     * @param {Heard} heard
     */
    constructor(container, { tapped }) {
      this.things = /* @__PURE__ */ new Map();
      this.chosen = null;
      this.cy = cytoscape_default({
        container,
        layout: { name: "preset" },
        minZoom: 0.02,
        maxZoom: 5,
        boxSelectionEnabled: false,
        autounselectify: true,
        textureOnViewport: false,
        style: toStylesheet(readTheme(), () => this.zoom())
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
      this.things = /* @__PURE__ */ new Map();
      for (const node of nodes) this.things.set(`n${node.index}`, node);
      for (const statement of statements) this.things.set(`s${statement.index}`, statement);
      const isLarge = statements.length > MANY;
      const theme = readTheme();
      this.cy.batch(() => {
        this.cy.elements().remove();
        this.cy.add([
          ...nodes.map((node) => toNodeElement(node, spread, theme)),
          ...statements.map((statement) => toEdgeElement(statement, isLarge, theme))
        ]);
      });
      const renderer = (
        /** @type {any} */
        this.cy.renderer()
      );
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
        x: width / 2 - zoom * (box.x1 + box.x2) / 2,
        y: height / 2 - zoom * (box.y1 + box.y2) / 2
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
        y: inside(y, box.y1 * LEGIBLE, box.y2 * LEGIBLE, this.cy.height())
      } });
    }
    /**
     * @param {any} element
     * @returns {number}
     */
    strengthOf(element) {
      return (
        /** @type {GraphNode} */
        this.things.get(element.id()).strength
      );
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
        edge.data("label", nameOf(
          /** @type {Statement} */
          this.things.get(edge.id()).relation
        ));
      }
    }
    /** Sizes for this zoom, and names where there is room for them. */
    rewrite() {
      const boxes = new Boxes();
      const [wide, high] = [this.cy.width(), this.cy.height()];
      boxes.add({ ...BUTTONS, x: wide - BUTTONS.w, y: high - BUTTONS.h });
      const seen = this.cy.extent();
      const nodes = this.cy.nodes().toArray().filter((node) => isSeen(node.position(), seen) && !node.hasClass("faded"));
      const first = (node) => Number(node.hasClass("first"));
      nodes.sort((a, b) => first(b) - first(a) || this.strengthOf(b) - this.strengthOf(a));
      this.cy.batch(() => {
        this.cy.elements().removeClass(`${SIDES2} named`);
        const sides2 = placeNames(nodes.map((node) => this.toNamed(node)), boxes, wide, high);
        for (const [id, side] of sides2) this.cy.getElementById(id).addClass(side);
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
  };

  // src/filters.js
  var MODALITIES2 = ["asserted", "planned", "negated"];
  function freshFilters() {
    return {
      classes: /* @__PURE__ */ new Set(),
      relations: /* @__PURE__ */ new Set(),
      modalities: /* @__PURE__ */ new Set(["asserted"]),
      confidence: 0,
      document: null,
      from: "",
      to: "",
      undated: false,
      lone: false
    };
  }
  function isWithin(date, from, to) {
    return (!from || date >= from.slice(0, date.length)) && (!to || date <= to.slice(0, date.length));
  }
  function passes(statement, filters) {
    return filters.modalities.has(statement.modality) && !filters.relations.has(statement.relation.name) && !filters.classes.has(statement.source.kind.name) && !filters.classes.has(statement.target.kind.name) && statement.confidence >= filters.confidence && (filters.document === null || statement.evidence.some((item) => item.text.index === filters.document)) && passesDate(statement, filters);
  }
  function passesDate(statement, { from, to, undated }) {
    if (!from && !to) return true;
    const date = dateOf(statement);
    return date === null ? undated : isWithin(date, from, to);
  }
  function sift(model, filters) {
    const statements = model.statements.filter((statement) => passes(statement, filters));
    const ends = /* @__PURE__ */ new Set();
    for (const { source, target } of statements) ends.add(source).add(target);
    const nodes = model.nodes.filter((node) => ends.has(node) || filters.lone && passesAlone(node, filters));
    return { nodes, statements };
  }
  function passesAlone(node, filters) {
    return !filters.classes.has(node.kind.name) && (filters.document === null || node.documents.has(filters.document));
  }
  function tally(items, keyOf) {
    const counts = /* @__PURE__ */ new Map();
    for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) || 0) + 1);
    return counts;
  }
  function showFilters(model, filters, changed) {
    const byClass = tally(model.nodes, (node) => node.kind.name);
    const byRelation = tally(model.statements, (statement) => statement.relation.name);
    const byModality = tally(model.statements, (statement) => statement.modality);
    listBoxes("classes", model.classes, byClass, filters.classes, changed, false);
    const common = [...model.relations].sort((a, b) => (byRelation.get(b.name) || 0) - (byRelation.get(a.name) || 0));
    listBoxes("relations", common, byRelation, filters.relations, changed, true);
    listModalities(byModality, filters, changed);
    listDocuments(model, filters);
    setValues(filters);
  }
  function setValues(filters) {
    findInput("confidence").value = String(filters.confidence);
    find("confidence-value").textContent = filters.confidence.toFixed(2);
    findInput("from").value = filters.from;
    findInput("to").value = filters.to;
    findInput("undated").checked = filters.undated;
    findInput("lone").checked = filters.lone;
  }
  function listBoxes(id, kinds, counts, hidden, changed, isLine) {
    const rows = kinds.map((kind) => {
      const mark = dot(kind.colour);
      if (isLine) mark.classList.add("line");
      return boxRow(nameOf(kind), counts.get(kind.name) || 0, !hidden.has(kind.name), mark, (on) => {
        if (on) hidden.delete(kind.name);
        else hidden.add(kind.name);
        changed();
      });
    });
    const setAll = (on) => {
      hidden.clear();
      if (!on) for (const kind of kinds) hidden.add(kind.name);
      for (const box of find(id).querySelectorAll("input")) box.checked = on;
      changed();
    };
    const both = make(
      "li",
      { class: "both" },
      make("button", { type: "button", class: "plain", text: say("all"), onclick: () => setAll(true) }),
      make("button", { type: "button", class: "plain", text: say("none"), onclick: () => setAll(false) })
    );
    find(id).replaceChildren(...rows, both);
  }
  function boxRow(label, count, on, mark, act) {
    const box = make("input", { type: "checkbox", onchange: (event) => act(event.target.checked) });
    box.checked = on;
    return make("li", {}, make(
      "label",
      { class: "row" },
      box,
      mark,
      make("span", { class: "grow", text: label }),
      make("span", { class: "count", text: count })
    ));
  }
  function listModalities(counts, filters, changed) {
    const rows = MODALITIES2.map((modality) => {
      const mark = make("span", { class: `stroke ${modality}`, "aria-hidden": "true" });
      return boxRow(say(modality), counts.get(modality) || 0, filters.modalities.has(modality), mark, (on) => {
        if (on) filters.modalities.add(modality);
        else filters.modalities.delete(modality);
        changed();
      });
    });
    find("modalities").replaceChildren(...rows);
  }
  function listDocuments(model, filters) {
    const options = model.texts.map((text) => make("option", { value: text.index, text: text.name }));
    const list = (
      /** @type {HTMLSelectElement} */
      find("document")
    );
    list.replaceChildren(make("option", { value: "", text: say("allDocuments") }), ...options);
    list.value = filters.document === null ? "" : String(filters.document);
  }
  function heedFilters(filters, changed) {
    const heed = (id, act) => find(id).addEventListener("input", () => {
      act(findInput(id));
      changed();
    });
    heed("confidence", (input) => {
      filters.confidence = Number(input.value);
      find("confidence-value").textContent = filters.confidence.toFixed(2);
    });
    heed("document", (input) => {
      filters.document = input.value === "" ? null : Number(input.value);
    });
    heed("from", (input) => {
      filters.from = input.value;
    });
    heed("to", (input) => {
      filters.to = input.value;
    });
    heed("undated", (input) => {
      filters.undated = input.checked;
    });
    heed("lone", (input) => {
      filters.lone = input.checked;
    });
  }

  // src/lists.js
  var PORTION3 = 100;
  var LISTS = ["entities", "statements"];
  function showList(shown) {
    for (const name of LISTS) {
      find(`list-${name}`).hidden = name !== shown;
      find(`to-${name}`).setAttribute("aria-pressed", String(name === shown));
    }
  }
  function showLists(nodes, statements) {
    const strong2 = [...nodes].sort((a, b) => b.strength - a.strength || a.index - b.index);
    const sure = [...statements].sort((a, b) => Number(a.byName) - Number(b.byName) || b.source.strength - a.source.strength || a.index - b.index);
    showTable("entities", ["name", "class", "facts", "mentions"], strong2, toNodeRow);
    showTable("statements", ["subject", "relation", "object", "values", "date", "confidence"], sure, toStatementRow);
  }
  function showTable(id, columns, items, toRow) {
    const body = make("tbody");
    const caption = make("caption", {}, say(id), make("span", { class: "count", text: items.length }));
    const head = make("thead", {}, make("tr", {}, ...columns.map(toHead)));
    const after = make("div");
    fill(body, items, PORTION3, toRow, after);
    find(`list-${id}`).replaceChildren(make("table", {}, caption, head, body), after);
  }
  function toHead(word) {
    const isNumber = ["facts", "mentions", "confidence"].includes(word);
    return make("th", { scope: "col", class: isNumber ? "number" : null, text: say(word) });
  }
  function toNodeRow(node) {
    return make(
      "tr",
      {},
      make("th", { scope: "row" }, make("a", { href: nodeLink(node), text: node.label })),
      make("td", { class: "kind" }, dot(node.kind.colour), nameOf(node.subtype || node.kind)),
      make("td", { class: "number", text: node.statements.length }),
      make("td", { class: "number", text: node.mentions })
    );
  }
  function toStatementRow(statement) {
    const values = valuesOf({ ...statement, date: null });
    return make(
      "tr",
      {},
      make("td", {}, make("a", { href: nodeLink(statement.source), text: statement.source.label })),
      make("td", {}, make("a", { href: statementLink(statement), text: nameOf(statement.relation) }), modalityTag(statement.modality)),
      make("td", {}, make("a", { href: nodeLink(statement.target), text: statement.target.label })),
      make("td", { text: values }),
      make("td", { class: "date", text: dateOf(statement) || "" }),
      make("td", { class: "number", text: statement.confidence })
    );
  }

  // src/search.js
  var SHOWN = 30;
  function fold(words) {
    return words.normalize("NFKC").toLowerCase().trim();
  }
  function makeSearch(model) {
    let entries = null;
    return (words) => {
      const wanted = fold(words);
      if (!wanted) return [];
      entries ??= model.nodes.map((node) => ({ node, names: [node.label, ...node.aliases].map(fold) }));
      const hits = entries.map((entry) => rate(entry, wanted)).filter((hit) => hit !== null);
      return hits.sort((a, b) => a.rank - b.rank || b.node.strength - a.node.strength || a.node.index - b.node.index);
    };
  }
  function rate({ node, names }, wanted) {
    let best = 3;
    let at = 0;
    names.forEach((name, number) => {
      const rank = name === wanted ? 0 : name.startsWith(wanted) ? 1 : name.includes(wanted) ? 2 : 3;
      if (rank < best) [best, at] = [rank, number];
    });
    return best < 3 ? { node, alias: at ? node.aliases[at - 1] : null, rank: best } : null;
  }
  function startSearch(model, choose) {
    const search = makeSearch(model);
    const field = findInput("search");
    const list = find("hits");
    let active = -1;
    const options = () => [...list.querySelectorAll("[role=option]")];
    const close = () => {
      list.hidden = true;
      field.setAttribute("aria-expanded", "false");
      field.removeAttribute("aria-activedescendant");
      active = -1;
    };
    const take = (node) => {
      close();
      choose(node);
    };
    const show = () => {
      const hits = search(field.value);
      if (!field.value.trim()) return close();
      active = -1;
      field.removeAttribute("aria-activedescendant");
      list.replaceChildren(...toOptions(hits, take));
      list.hidden = false;
      field.setAttribute("aria-expanded", "true");
      announce(hits.length ? say("found", { n: hits.length }) : say("noResult"));
    };
    const step = (by) => {
      const all = options();
      if (!all.length) return;
      active = (active + by + all.length + (active < 0 && by < 0 ? 1 : 0)) % all.length;
      all.forEach((option, at) => option.setAttribute("aria-selected", String(at === active)));
      all[active].scrollIntoView({ block: "nearest" });
      field.setAttribute("aria-activedescendant", all[active].id);
    };
    field.addEventListener("input", show);
    field.addEventListener("focus", () => field.value.trim() && show());
    field.addEventListener("keydown", (event) => {
      if (event.isComposing) return;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        if (list.hidden) show();
        step(event.key === "ArrowDown" ? 1 : -1);
      } else if (event.key === "Enter") {
        const hit = options()[Math.max(active, 0)];
        if (hit instanceof HTMLElement) hit.click();
      } else if (event.key === "Escape" && !list.hidden) {
        event.stopPropagation();
        close();
      }
    });
    document.addEventListener("pointerdown", (event) => {
      if (!(event.target instanceof Node) || !find("finder").contains(event.target)) close();
    });
    find("finder").addEventListener("focusout", (event) => {
      if (!(event.relatedTarget instanceof Node) || !find("finder").contains(event.relatedTarget)) close();
    });
  }
  function toOptions(hits, take) {
    const items = hits.slice(0, SHOWN).map(({ node, alias }, at) => make(
      "li",
      {
        role: "option",
        id: `hit-${at}`,
        "aria-selected": "false",
        onpointerdown: (event) => event.preventDefault(),
        onclick: () => take(node)
      },
      dot(node.kind.colour),
      make("span", { class: "grow", text: node.label }),
      alias ? make("span", { class: "soft", text: alias }) : null,
      make("span", { class: "soft", text: nameOf(node.kind) })
    ));
    const rest = hits.length - items.length;
    if (!hits.length) return [make("li", { class: "soft", text: say("noResult") })];
    return rest > 0 ? [...items, make("li", { class: "soft", text: say("moreFound", { n: rest }) })] : items;
  }

  // src/settings.js
  function recall(name) {
    try {
      return localStorage.getItem(`kg-${name}`);
    } catch {
      return null;
    }
  }
  function keep(name, value) {
    try {
      localStorage.setItem(`kg-${name}`, value);
    } catch {
    }
  }
  function startLanguage() {
    const chosen = recall("language");
    const first = navigator.language.startsWith("zh") ? "zh" : "en";
    speak(
      /** @type {Language} */
      chosen === "zh" || chosen === "en" ? chosen : first
    );
  }
  function startTheme() {
    const chosen = recall("theme");
    if (chosen === "dark" || chosen === "light") document.documentElement.dataset.theme = chosen;
  }
  function turnTheme() {
    const root = document.documentElement;
    const isDark = getComputedStyle(root).getPropertyValue("--scheme").trim() === "dark";
    root.dataset.theme = isDark ? "light" : "dark";
    keep("theme", root.dataset.theme);
  }

  // src/strongest.js
  var DRAWN = 600;
  var EDGES_PER_NODE = 2;
  var SAMPLE = 200;
  var APART = 80;
  var AROUND = 80;
  function withChosen({ nodes, statements }, chosen) {
    if (!chosen) return { nodes, statements };
    const isStatement = "evidence" in chosen;
    const ends = isStatement ? [chosen.source, chosen.target] : [chosen];
    return {
      nodes: [.../* @__PURE__ */ new Set([...nodes, ...ends])],
      statements: isStatement ? [.../* @__PURE__ */ new Set([...statements, chosen])] : statements
    };
  }
  function pickStrongest({ nodes, statements }, most, chosen) {
    if (nodes.length <= most && statements.length <= most * EDGES_PER_NODE) {
      return { nodes, statements, isPart: false };
    }
    const strong2 = [...nodes].sort((a, b) => b.strength - a.strength || a.index - b.index);
    const taken = /* @__PURE__ */ new Set([...strong2.slice(0, most), ...endsAround(chosen, new Set(statements))]);
    const between = statements.filter(({ source, target }) => taken.has(source) && taken.has(target));
    const isOfChosen = (s) => Number(s === chosen || s.source === chosen || s.target === chosen);
    between.sort((a, b) => isOfChosen(b) - isOfChosen(a) || b.confidence - a.confidence || a.index - b.index);
    return { nodes: [...taken], statements: between.slice(0, most * EDGES_PER_NODE), isPart: true };
  }
  function endsAround(chosen, passing) {
    if (!chosen) return [];
    if ("evidence" in chosen) return [chosen.source, chosen.target];
    const ends = chosen.statements.filter((s) => passing.has(s)).flatMap((s) => [s.source, s.target]);
    return [.../* @__PURE__ */ new Set([chosen, ...ends])].slice(0, AROUND);
  }
  function spreadOf(nodes) {
    const step = Math.max(1, Math.floor(nodes.length / SAMPLE));
    const gaps = nodes.filter((_, at) => at % step === 0).map((node) => nearest(node, nodes));
    const small = gaps.sort((a, b) => a - b)[Math.floor(gaps.length / 2)];
    return small > 0 && small < Infinity ? APART / small : 1;
  }
  function nearest(node, nodes) {
    let least = Infinity;
    for (const other of nodes) {
      if (other !== node) least = Math.min(least, (other.x - node.x) ** 2 + (other.y - node.y) ** 2);
    }
    return Math.sqrt(least);
  }

  // src/main.js
  var STEP = 60;
  var Page = class {
    /** @param {Model} model */
    constructor(model) {
      this.model = model;
      this.filters = freshFilters();
      this.read = makeReader(model);
      this.most = DRAWN;
      this.place = { view: "graph", node: null, statement: null, article: null };
      this.passing = { nodes: [], statements: [] };
      this.drawn = "";
      this.isOther = true;
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
      const isFull = showDetails({
        model: this.model,
        place: this.place,
        nodes,
        passes: (statement) => passes(statement, this.filters)
      });
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
      const more2 = make("button", { type: "button", text: say("showMore"), onclick: () => {
        this.most *= 2;
        this.isOther = true;
        this.draw();
      } });
      const words = part.isPart ? say("part", { n: part.nodes.length, m: all }) : part.nodes.length ? "" : say("noLayout");
      find("part").replaceChildren(words, ...part.isPart ? [" ", more2] : []);
    }
    showArticles() {
      const said = new Set(this.passing.statements.flatMap((s) => s.evidence.map((item) => item.article)));
      const isPlain = this.passing.statements.length === sift(this.model, freshFilters()).statements.length;
      const { document: only } = this.filters;
      showArticles(this.model, (article) => (only === null || article.text.index === only) && (isPlain || said.has(article)), this.place);
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
      const hear = (id, act) => find(id).addEventListener("click", act);
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
        this.follow();
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
        if (number === void 0) return;
        event.preventDefault();
        const statement = this.model.statements[Number(number)];
        const article = this.model.articles.find((each) => `#article=${encodeURIComponent(each.id)}` === link?.hash);
        history.pushState(null, "", statementLink(statement));
        this.place = { view: "articles", node: null, statement, article: article || null };
        this.show();
      });
      const point = (event, isOn) => {
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
        0: () => drawing.fit()
      };
    }
  };
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
    throw error;
  });
})();
