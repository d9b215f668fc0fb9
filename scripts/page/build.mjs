// Makes kg/export/assets/viewer.js of src/, and takes cytoscape.min.js and its licence as published.
//
//     npm ci && npm run build      writes them
//     npm ci && npm run check      exit status 1 where what lies there is not what would be written

import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import { build } from "esbuild";

const here = new URL(".", import.meta.url);
const assets = new URL("../../kg/export/assets/", here);
const library = new URL("node_modules/cytoscape/", here);

const bundled = await build({
  entryPoints: [fileURLToPath(new URL("src/main.js", here))],
  absWorkingDir: fileURLToPath(here),
  bundle: true,
  minify: true,
  format: "iife",
  charset: "utf8",
  target: "es2022",
  legalComments: "none",
  write: false,
  plugins: [{
    // The library stands in the page before our script, as its makers publish it.
    name: "library",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^cytoscape$/ }, () => ({ path: "cytoscape", namespace: "library" }));
      onLoad({ filter: /.*/, namespace: "library" }, () => ({ contents: "export default globalThis.cytoscape;" }));
    },
  }],
});

const made = {
  "viewer.js": bundled.outputFiles[0].text,
  "cytoscape.min.js": await readFile(new URL("dist/cytoscape.min.js", library), "utf8"),
  "cytoscape.LICENSE.txt": await readFile(new URL("LICENSE", library), "utf8"),
};

for (const [name, text] of Object.entries(made)) {
  const path = new URL(name, assets);
  if (!process.argv.includes("--check")) {
    await writeFile(path, text);
  } else if ((await readFile(path, "utf8").catch(() => "")) !== text) {
    console.error(`kg/export/assets/${name} is not what scripts/page makes: npm run build`);
    process.exitCode = 1;
  }
}
