// What the page itself says, in Chinese and in English.

/** @import { Language, Kind } from "./types.js" */

const WORDS = {
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
  part: ["图中是关系最强的 {n} 个，共 {m} 个；搜索和列表可找到全部。",
    "Drawn: the strongest {n} of {m}. Search and the list have all."],
  showMore: ["多画一些", "Draw more"],
  noLayout: ["没有符合条件的内容", "Nothing passes the filters"],
  graphHelp: ["方向键移动，加号和减号缩放，0 显示全图，Esc 取消选择。列表视图有图中的全部内容。",
    "Arrow keys move, plus and minus zoom, 0 fits, Escape clears. The list has all that is drawn."],
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
  tooOld: ["浏览器太旧，打不开本页的数据；请用 2023 年以后的 Chrome、Edge、Firefox 或 Safari。",
    "This browser is too old to open the data of this page; use a Chrome, Edge, Firefox or Safari of 2023 or later."],
};

/** @typedef {keyof typeof WORDS} Word */

/** @type {Language} */
let language = "zh";

/** @returns {Language} */
export function currentLanguage() {
  return language;
}

/** @param {Language} chosen */
export function speak(chosen) {
  language = chosen;
  document.documentElement.lang = chosen === "zh" ? "zh-Hans" : "en";
}

/**
 * @param {Word} word
 * @param {Record<string, string | number>} [values] what stands in its braces
 * @returns {string}
 */
export function say(word, values = {}) {
  const words = WORDS[word][language === "zh" ? 0 : 1];
  return words.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}

/**
 * @param {Kind} kind
 * @returns {string}
 */
export function nameOf(kind) {
  return kind[language];
}

/** Say again whatever stands in the page with a `data-say`, and names with a `data-name`. */
export function sayAll() {
  for (const element of document.querySelectorAll("[data-say]")) {
    element.textContent = say(/** @type {Word} */ (element.getAttribute("data-say")));
  }
  for (const element of document.querySelectorAll("[data-name]")) {
    const words = say(/** @type {Word} */ (element.getAttribute("data-name")));
    element.setAttribute("aria-label", words);
    if (element.hasAttribute("title")) element.setAttribute("title", words);
    if (element.hasAttribute("placeholder")) element.setAttribute("placeholder", words);
  }
}
