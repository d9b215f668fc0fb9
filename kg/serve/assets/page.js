"use strict";
/* Text of the graph goes into the page by textContent alone, and into links only encoded. */
const SHOWN = 1000;
const START = "SELECT ?type (COUNT(*) AS ?count) WHERE {\n  ?thing a ?type\n}\nGROUP BY ?type\nORDER BY DESC(?count)\n";
const TEXTS = {
  zh: {
    title: "查询图谱", graph: "图谱页面", question: "现成的问题", choose: "请选择…",
    hint: "常用前缀不必声明；Ctrl+Enter 运行。", run: "运行", format: "格式", download: "以此格式打开",
    prefixes: "前缀", answer: "结果", running: "正在查询…", yes: "是", no: "否",
    rows: (all, shown) => `${all} 行` + (shown < all ? `（显示前 ${shown} 行，全部请用下载）` : ""),
    triples: "三元组", lost: "服务器没有应答；它还在运行吗？",
  },
  en: {
    title: "Ask the graph", graph: "Graph page", question: "Ready-made questions", choose: "Choose…",
    hint: "The usual prefixes need not be declared. Ctrl+Enter runs.", run: "Run", format: "Format",
    download: "Open in this format", prefixes: "Prefixes", answer: "Answer", running: "Running…",
    yes: "Yes", no: "No",
    rows: (all, shown) => `${all} row${all === 1 ? "" : "s"}` + (shown < all ? ` (the first ${shown} shown; open in a format for all)` : ""),
    triples: "Triples", lost: "The server does not answer; is it still running?",
  },
};
const data = JSON.parse(document.getElementById("data").textContent);
const at = (id) => document.getElementById(id);
let language = navigator.language.startsWith("zh") ? "zh" : "en";
let last = null;

function make(name, text, kind) {
  const element = document.createElement(name);
  if (text !== undefined) element.textContent = text;
  if (kind) element.className = kind;
  return element;
}

function speak() {
  const texts = TEXTS[language];
  document.documentElement.lang = language;
  for (const element of document.querySelectorAll("[data-text]")) {
    element.textContent = texts[element.dataset.text];
  }
  at("answer").setAttribute("aria-label", texts.answer);
  at("language").textContent = language === "zh" ? "English" : "中文";
  at("language").lang = language === "zh" ? "en" : "zh";
  for (const option of at("question").options) {
    const question = data.questions.find((item) => item.name === option.value);
    if (question) option.textContent = question[language];
  }
  if (last) show(last);
}

/* Prefixes of entities all mean one namespace: the last, `ent:`, stands for any of them. */
function shorten(iri) {
  for (const [prefix, space] of Object.entries(data.prefixes).reverse()) {
    const name = iri.slice(space.length);
    if (iri.startsWith(space) && !/[\/#]/.test(name)) return `${prefix}:${decode(name)}`;
  }
  return decode(iri);
}

function decode(text) {
  try { return decodeURI(text); } catch { return text; }
}

/* An IRI leads to what the graph says of it, never out of this page. */
function link(iri) {
  const element = make("a", shorten(iri));
  element.title = iri;
  element.href = `/query?query=${encodeURIComponent(`DESCRIBE <${iri}>`)}`;
  return element;
}

function cell(term) {
  const element = make("td");
  if (!term) return element;
  if (term.type === "uri") element.append(link(term.value));
  else if (term.type === "literal") {
    element.textContent = term.value;
    if (term["xml:lang"]) element.lang = term["xml:lang"];
    if (/#(integer|decimal|double|float)$/.test(term.datatype || "")) element.className = "number";
  } else element.textContent = term.type === "triple" ? JSON.stringify(term.value) : `_:${term.value}`;
  return element;
}

function table(answer) {
  const names = answer.head.vars;
  const sheet = make("table");
  const head = sheet.createTHead().insertRow();
  for (const name of names) {
    const column = make("th", name);
    column.scope = "col";
    head.append(column);
  }
  const body = sheet.createTBody();
  for (const row of answer.results.bindings.slice(0, SHOWN)) {
    const line = body.insertRow();
    for (const name of names) line.append(cell(row[name]));
  }
  return sheet;
}

function show(reply) {
  const texts = TEXTS[language];
  last = reply;
  at("answer").replaceChildren();
  at("error").textContent = reply.error ?? "";
  at("status").textContent = "";
  if (reply.lost) at("error").textContent = texts.lost;
  else if (reply.running) at("status").textContent = texts.running;
  else if (reply.turtle !== undefined) {
    at("status").textContent = texts.triples;
    at("answer").append(make("pre", reply.turtle));
  } else if (reply.rows && "boolean" in reply.rows) {
    at("status").textContent = reply.rows.boolean ? texts.yes : texts.no;
  } else if (reply.rows) {
    const count = reply.rows.results.bindings.length;
    at("status").textContent = texts.rows(count, Math.min(count, SHOWN));
    at("answer").append(table(reply.rows));
  }
}

async function run() {
  const query = at("sparql").value;
  if (at("run").disabled || !query.trim()) return;
  at("run").disabled = true;
  show({ running: true });
  try {
    const response = await fetch("/sparql", {
      method: "POST",
      headers: { "Content-Type": "application/sparql-query", Accept: "application/sparql-results+json, text/turtle" },
      body: query,
    });
    const text = await response.text();
    if (!response.ok) show({ error: text.trim() });
    else if (response.headers.get("Content-Type").startsWith("text/turtle")) show({ turtle: text });
    else show({ rows: JSON.parse(text) });
  } catch {
    show({ lost: true });
  } finally {
    at("run").disabled = false;
  }
  const address = `/query?query=${encodeURIComponent(query)}`;
  if (address.length < 8000) history.replaceState(null, "", address);
}

at("graph").hidden = !data.hasGraph;
for (const question of data.questions) {
  const option = make("option");
  option.value = question.name;
  at("question").append(option);
}
for (const [prefix, space] of Object.entries(data.prefixes)) {
  at("prefixes").append(make("dt", `${prefix}:`), make("dd", space));
}
at("question").addEventListener("change", (event) => {
  const question = data.questions.find((item) => item.name === event.target.value);
  if (question) at("sparql").value = question.sparql;
});
at("run").addEventListener("click", run);
at("language").addEventListener("click", () => {
  language = language === "zh" ? "en" : "zh";
  speak();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    run();
  }
});
const asked = new URLSearchParams(location.search).get("query");
at("sparql").value = asked ?? START;
speak();
if (asked) run();
