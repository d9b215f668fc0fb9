// What the modules pass to one another; `model.js` makes it of the page's data.

/** @typedef {"zh" | "en"} Language */
/** @typedef {"asserted" | "planned" | "negated"} Modality */
/** @typedef {{ name: string, zh: string, en: string, colour: string }} Kind  a class or a relation */
/** @typedef {Kind & { symmetric: boolean }} Relation */

/**
 * An entity, or what only statements speak of: a group, an honour, a programme.
 * @typedef {object} GraphNode
 * @property {number} index
 * @property {string} id its IRI
 * @property {string} key what a link names it by
 * @property {string} label
 * @property {string[]} aliases
 * @property {Kind} kind
 * @property {Kind | null} subtype
 * @property {number} mentions
 * @property {number} x
 * @property {number} y
 * @property {number} size
 * @property {Statement[]} statements those it is an end of
 * @property {Set<number>} documents where it is named
 * @property {number} strength
 */

/**
 * @typedef {object} Statement
 * @property {number} index
 * @property {string} id
 * @property {Relation} relation
 * @property {GraphNode} source
 * @property {GraphNode} target
 * @property {Modality} modality
 * @property {number} confidence
 * @property {string | null} amount
 * @property {string | null} programme
 * @property {string | null} honour
 * @property {string | null} post
 * @property {string | null} date
 * @property {boolean} byName whether names alone say it
 * @property {Evidence[]} evidence
 */

/**
 * @typedef {object} Evidence
 * @property {Text} text
 * @property {Article | null} article
 * @property {Span[]} spans in reading order, at least one
 * @property {string | null} words where the text is not at hand
 * @property {string} rule
 * @property {number} confidence
 * @property {string | null} amount
 * @property {string | null} date
 */

/** @typedef {{ start: number, end: number }} Span  code points of a document, end exclusive */
/** @typedef {Span & { node: GraphNode }} Mention */

/**
 * A document with the names in it, in the order of the text.
 * @typedef {object} Text
 * @property {number} index
 * @property {string} name
 * @property {((start: number, end: number) => string) | null} slice by code points
 * @property {Mention[]} mentions
 * @property {Article[]} articles
 * @property {Map<number, Article>} byNumber
 */

/**
 * @typedef {object} Article
 * @property {string} id `DOCUMENT#n`
 * @property {Text} text
 * @property {string} title
 * @property {string | null} date
 * @property {number} start
 * @property {number} end
 * @property {Statement[]} statements
 */

/**
 * @typedef {object} Model
 * @property {Kind[]} classes
 * @property {Relation[]} relations
 * @property {GraphNode[]} nodes
 * @property {Statement[]} statements
 * @property {Text[]} texts
 * @property {Article[]} articles
 * @property {boolean} cut whether texts had to be left out of the page
 */

/**
 * What is looked at. `at` is the kind of the selection, `null` without one.
 * @typedef {object} Place
 * @property {"graph" | "list" | "articles"} view
 * @property {GraphNode | null} node
 * @property {Statement | null} statement
 * @property {Article | null} article
 */

export {};
