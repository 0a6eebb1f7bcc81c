// The names in the style sheets that some page, script or module names: the sheets hold the rules of these, and no others.
// Run by itself it writes them to static/built/class_names.json, and only when they are others than before: so the styles
// are built again when a page has a new class, and not when it has a new sentence.

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { argv } from "node:process";
import { fileURLToPath } from "node:url";

process.chdir(fileURLToPath(new URL("..", import.meta.url)));
const inSheets = "static/built/sheet_names.json"; // all that the sheets of the last build named before they were purged
const onPages = "static/built/class_names.json";

const folders = { templates: /\.html$/, portal: /\.py$/, "static/scripts": /\.js$/ };
const ofStaff = /^(templates\/staff\/|portal\/staff\/|static\/scripts\/(staff|staying))/;

// The files in which the names of one side stand. A class is found only where it is written whole: "nhsuk-tag--{{ colour }}" is not.
export function pagesOf(side) {
  const found = Object.entries(folders).flatMap(([folder, wanted]) =>
    readdirSync(folder, { recursive: true }).filter((name) => wanted.test(name)).map((name) => `${folder}/${name}`),
  );
  return found.filter((name) => side === "staff" || !ofStaff.test(name)).sort();
}

// Whatever PurgeCSS takes for a name, in a page or in a sheet.
export function namesIn(text) {
  return new Set(text.match(/[A-Za-z0-9_-]+/g) ?? []);
}

function read(file) {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (error.code === "ENOENT") return "{}"; // nothing was built yet
    throw error;
  }
}

// Writes the names that are used, by side, unless they stand there already.
export function writeClassNames() {
  const used = {};
  for (const [side, named] of Object.entries(JSON.parse(read(inSheets)))) {
    const there = namesIn(pagesOf(side).map((page) => readFileSync(page, "utf8")).join("\n"));
    used[side] = named.filter((name) => there.has(name));
  }
  const text = JSON.stringify(used, null, 1) + "\n";
  if (text !== read(onPages)) writeFileSync(onPages, text);
}

// Keeps what the sheets name, for the next look at the pages.
export function writeSheetNames(sheets) {
  const named = Object.entries(sheets).map(([side, css]) => [side, [...namesIn(css)].sort()]);
  writeFileSync(inSheets, JSON.stringify(Object.fromEntries(named)) + "\n");
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  mkdirSync("static/built", { recursive: true });
  writeClassNames();
}
