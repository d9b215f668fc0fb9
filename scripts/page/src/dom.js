// Elements. Text of the corpus reaches the page through `textContent` alone: a name is never markup.

/** @typedef {Record<string, string | number | boolean | null | undefined | ((event: any) => void)>} Traits */

/**
 * An element. `text` is its text, `on…` a listener, anything else an attribute (`true` is an
 * empty one, `null` and `false` are none).
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Traits} [traits]
 * @param {...(Node | string | null)} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function make(tag, traits = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(traits)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "text") element.textContent = String(value);
    else if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

/**
 * The element of an id; the page has it.
 * @param {string} id
 * @returns {HTMLElement}
 */
export function find(id) {
  const element = document.getElementById(id);
  if (!element) throw new Error(`no #${id} in the page`);
  return element;
}

/**
 * @param {string} id
 * @returns {HTMLInputElement}
 */
export function findInput(id) {
  return /** @type {HTMLInputElement} */ (find(id));
}

/**
 * A dot of a class's colour.
 * @param {string} colour
 * @returns {HTMLElement}
 */
export function dot(colour) {
  const element = make("span", { class: "dot", "aria-hidden": "true" });
  element.style.setProperty("--colour", colour);
  return element;
}

/**
 * Calls `act` once things have been quiet for `wait` milliseconds.
 * @param {number} wait
 * @param {() => void} act
 * @returns {() => void}
 */
export function whenQuiet(wait, act) {
  let timer = 0;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(act, wait);
  };
}

/**
 * Lets the browser do what it has to do before the next piece of work.
 * @returns {Promise<void>}
 */
export function breathe() {
  return new Promise((done) => setTimeout(done));
}

/**
 * Told to a screen reader.
 * @param {string} words
 */
export function announce(words) {
  find("status").textContent = words;
}

/** @returns {boolean} */
export function movesLittle() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}
