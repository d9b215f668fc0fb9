// How nodes and edges look, in the colours of the theme.

import { FONT } from "./labels.js";

/** @typedef {{ ink: string, soft: string, paper: string, line: string, accent: string, danger: string, isDark: boolean }} Theme */

const FAMILY = 'system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "WenQuanYi Micro Hei", sans-serif';
const SMALLEST = 9; // of a node, in pixels

/** @returns {Theme} */
export function readTheme() {
  const styles = getComputedStyle(document.documentElement);
  const read = (/** @type {string} */ name) => styles.getPropertyValue(`--${name}`).trim();
  return {
    ink: read("ink"),
    soft: read("soft"),
    paper: read("paper"),
    line: read("line-edge"),
    accent: read("accent"),
    danger: read("danger"),
    isDark: read("scheme") === "dark",
  };
}

/**
 * A colour as it is on this theme: dark ones are made lighter on a dark page.
 * @param {string} colour `#rrggbb`
 * @param {Theme} theme
 * @returns {string}
 */
export function shade(colour, { isDark }) {
  if (!isDark) return colour;
  const parts = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
  return `rgb(${parts.map((part) => Math.round(part * 0.68 + 255 * 0.32)).join(",")})`;
}

/**
 * The stylesheet of the drawing. Names, outlines and small nodes keep their size on the screen.
 * @param {Theme} theme
 * @param {() => number} zoomOf
 * @returns {any[]}
 */
export function toStylesheet(theme, zoomOf) {
  const onScreen = (/** @type {number} */ pixels) => () => pixels / zoomOf();
  const big = (/** @type {any} */ node) => Math.max(node.data("size"), SMALLEST / zoomOf());
  return [
    { selector: "node", style: {
      width: big, height: big, "background-color": "data(shown)",
      "border-width": onScreen(1.2), "border-color": theme.paper, "overlay-opacity": 0,
      "font-family": FAMILY, "font-size": onScreen(FONT), color: theme.ink,
      "text-outline-color": theme.paper, "text-outline-width": onScreen(2.2), "text-events": "yes",
    } },
    ...sides(onScreen),
    { selector: "edge", style: {
      width: (/** @type {any} */ edge) => edge.data("width") / Math.max(0.6, Math.min(zoomOf(), 2)),
      "line-color": "data(shown)", "target-arrow-color": "data(shown)", "source-arrow-color": "data(shown)",
      "target-arrow-shape": "triangle", "arrow-scale": () => Math.min(1.1, 0.75 / zoomOf()),
      "curve-style": "bezier", "overlay-opacity": 0, opacity: 0.85,
      "font-family": FAMILY, "font-size": onScreen(FONT - 1.5), color: theme.soft,
      "text-outline-color": theme.paper, "text-outline-width": onScreen(2.2),
    } },
    { selector: "edge.plain", style: { "curve-style": "straight" } },
    { selector: "edge.both", style: { "source-arrow-shape": "triangle" } },
    { selector: "edge.by-name", style: { opacity: 0.55 } },
    { selector: "edge.planned", style: { "line-style": "dashed", "line-dash-pattern": [7, 5] } },
    { selector: "edge.negated", style: { "line-style": "dotted", "line-color": theme.danger, "target-arrow-color": theme.danger } },
    { selector: "edge.named", style: { label: "data(label)" } },
    { selector: ".faded", style: { opacity: 0.22 } },
    { selector: "node.chosen", style: { "border-width": onScreen(4), "border-color": theme.accent } },
    { selector: "edge.chosen", style: { width: onScreen(3.5), opacity: 1, "line-color": theme.accent,
      "target-arrow-color": theme.accent, "source-arrow-color": theme.accent, color: theme.ink } },
  ];
}

/** @param {(pixels: number) => () => number} onScreen */
function sides(onScreen) {
  const away = onScreen(3);
  const back = () => -away();
  const at = (/** @type {string} */ side, /** @type {any} */ style) =>
    ({ selector: `node.${side}`, style: { label: "data(label)", ...style } });
  return [
    at("bottom", { "text-valign": "bottom", "text-halign": "center", "text-margin-y": away }),
    at("top", { "text-valign": "top", "text-halign": "center", "text-margin-y": back }),
    at("right", { "text-valign": "center", "text-halign": "right", "text-margin-x": away }),
    at("left", { "text-valign": "center", "text-halign": "left", "text-margin-x": back }),
  ];
}
