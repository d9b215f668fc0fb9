// Language and theme: chosen by the reader, kept where the browser lets pages keep anything.

import { speak } from "./words.js";

/** @import { Language } from "./types.js" */

/**
 * @param {string} name
 * @returns {string | null}
 */
function recall(name) {
  try {
    return localStorage.getItem(`kg-${name}`);
  } catch {
    return null; // pages from files may keep nothing in some browsers
  }
}

/**
 * @param {string} name
 * @param {string} value
 */
export function keep(name, value) {
  try {
    localStorage.setItem(`kg-${name}`, value);
  } catch {
    // then it holds for this visit
  }
}

/** The language that was chosen, or else the browser's, where it is one of ours. */
export function startLanguage() {
  const chosen = recall("language");
  const first = navigator.language.startsWith("zh") ? "zh" : "en";
  speak(/** @type {Language} */ (chosen === "zh" || chosen === "en" ? chosen : first));
}

/** The theme that was chosen, or else the system's. */
export function startTheme() {
  const chosen = recall("theme");
  if (chosen === "dark" || chosen === "light") document.documentElement.dataset.theme = chosen;
}

/** From dark to light, or back. */
export function turnTheme() {
  const root = document.documentElement;
  const isDark = getComputedStyle(root).getPropertyValue("--scheme").trim() === "dark";
  root.dataset.theme = isDark ? "light" : "dark";
  keep("theme", root.dataset.theme);
}
