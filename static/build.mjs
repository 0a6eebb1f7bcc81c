// Builds the two style sheets and the two scripts of the portal from static/styles and static/scripts into static/built,
// and stops if anything in them would make a reader's browser ask another address.

import { createHash } from "node:crypto";
import { mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";
import { PurgeCSS } from "purgecss";
import { compileAsync } from "sass";
import { pagesOf, writeClassNames, writeSheetNames } from "./class_names.mjs";

process.chdir(fileURLToPath(new URL("..", import.meta.url)));
const built = "static/built/";

const sides = ["public", "staff"];

// nhsuk-frontend's scripts put these names together while they run, so they stand nowhere to be found.
const stateClasses = [
  "js-enabled",
  "nhsuk-frontend-supported",
  /^nhsuk-.+--(button|disabled|dragging|empty|error|hidden|scrollable|scrollable-left|scrollable-right|selected)$/,
  /^opened-\d+$/, // which choice opens a question: the pages count them
];
const stateAttributes = ["aria-current", "data-nth", "aria-expanded", "aria-invalid", "dir", "disabled", "hidden", "inert", "lang"];

const bundled = {
  absWorkingDir: process.cwd(),
  outdir: built,
  bundle: true,
  write: false,
  minify: true,
  legalComments: "none", // the licences stand in the README
  logLevel: "warning",
};

async function script(side) {
  const made = await esbuild.build({
    ...bundled,
    entryPoints: [`static/scripts/${side}.js`],
    format: "iife",
    target: "es2017", // phones of about 2017 and later
  });
  return made.outputFiles[0].text;
}

// The style sheet of one side, and beside it the icons of nhsuk-frontend that it names.
async function styleSheet(side, itsScript) {
  const compiled = await compileAsync(`static/styles/${side}.scss`, { loadPaths: ["node_modules"], quietDeps: true });
  const [purged] = await new PurgeCSS().purge({
    css: [{ raw: compiled.css }],
    content: [...pagesOf(side), { raw: itsScript, extension: "js" }], // it holds the parts of nhsuk-frontend in use
    safelist: stateClasses,
    dynamicAttributes: stateAttributes,
    keyframes: true,
  });
  const made = await esbuild.build({
    ...bundled,
    stdin: { contents: purged.css, loader: "css", sourcefile: `${side}.css`, resolveDir: "." },
    loader: { ".svg": "file" },
    assetNames: "[name]-[hash]",
    target: ["chrome61", "edge79", "firefox60", "safari11"],
    plugins: [{ name: "icons of nhsuk-frontend", setup: findIcons }],
  });
  const [sheet] = made.outputFiles.filter((file) => file.path.endsWith(".css"));
  return { whole: compiled.css, text: sheet.text, icons: made.outputFiles.filter((file) => file !== sheet) };
}

function findIcons(build) {
  const home = "node_modules/nhsuk-frontend/dist/nhsuk";
  build.onResolve({ filter: /^\/assets\/images\// }, ({ path }) => ({ path: resolve(home + path) }));
}

// What must not be in a built file. The name of the SVG format looks like an address and is none.
const refused = {
  "an address": /(https?:|["'(\s])\/\/[a-z0-9]/i,
  "a url() that is not an icon beside it": /url\((?!["']?(\.\/[\w-]+\.svg["']?\)|#))/i,
  "an @import": /@import/i,
  "a font face": /@font-face/i,
  "a source map": /sourceMappingURL/i,
};

function check(name, text) {
  const plain = text.replaceAll("http://www.w3.org/2000/svg", "");
  for (const [what, pattern] of Object.entries(refused)) {
    const found = pattern.exec(plain);
    if (found) {
      const around = plain.slice(Math.max(0, found.index - 60), found.index + 80);
      throw new Error(`${name} holds ${what}: …${around}…`);
    }
  }
}

async function build() {
  const files = {};
  const manifest = {};
  const sheets = {};
  for (const side of sides) {
    const itsScript = await script(side);
    const sheet = await styleSheet(side, itsScript);
    for (const [name, text] of [[`${side}.css`, sheet.text], [`${side}.js`, itsScript]]) {
      check(name, text);
      const hash = createHash("sha256").update(text).digest("hex").slice(0, 12);
      manifest[name] = name.replace(".", `-${hash}.`);
      files[manifest[name]] = text;
    }
    sheets[side] = sheet.whole;
    for (const icon of sheet.icons) files[basename(icon.path)] = icon.text;
  }

  // The manifest changes in one move, when all it names is there and before the old goes: a running portal never sees a gap.
  await mkdir(built, { recursive: true });
  for (const name in files) await writeFile(built + name, files[name]);
  writeSheetNames(sheets);
  writeClassNames();
  await writeFile(built + "manifest.json.new", JSON.stringify(manifest, null, 2) + "\n");
  await rename(built + "manifest.json.new", built + "manifest.json");
  for (const name of await readdir(built)) {
    if (/^(public|staff|nhsuk)-.+\.(css|js|svg)$/.test(name) && !(name in files)) await rm(built + name);
  }
}

build().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
