import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const MAX_LINES = 60;
/** A function that has to be long says why in the line above it. */
const REASON = /^\s*(\/\/|\*).*\blong because\b/i;
/** Packages by which a family is reached from another. */
const OPEN = /-(common|node|react)$/;

/** Every package of the repository: its folder, name, family and source files (tests and fixtures left out). */
export function readPackages(root) {
  return ['packages', 'plugins'].flatMap(kind =>
    readdirSync(path.join(root, kind), { withFileTypes: true })
      .filter(entry => entry.isDirectory())
      .map(entry => readPackage(root, path.join(kind, entry.name))),
  );
}

function readPackage(root, folder) {
  const text = readFileSync(path.join(root, folder, 'package.json'), 'utf8');
  const { name, backstage = {} } = JSON.parse(text);
  const files = readdirSync(path.join(root, folder), { recursive: true })
    .filter(file => /^src\/.*\.tsx?$/.test(file) && !isTest(file))
    .map(file => parse(root, path.join(folder, file), file));
  return { folder, name, family: backstage.pluginId, files };
}

function isTest(file) {
  return /\.test\.tsx?$|__\w+__|setupTests/.test(file);
}

function parse(root, at, file) {
  const text = readFileSync(path.join(root, at), 'utf8');
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  return { at, file, text, tree, imports: importsOf(tree) };
}

function importsOf(tree) {
  const found = [];
  const visit = node => {
    const from = node.moduleSpecifier ?? importedBy(node);
    if (from && ts.isStringLiteralLike(from)) {
      found.push(from.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

function importedBy(node) {
  const isImport =
    ts.isCallExpression(node) &&
    node.expression.kind === ts.SyntaxKind.ImportKeyword;
  return isImport ? node.arguments[0] : undefined;
}

/** Circles between folders of a package, as `folder of the package: a, b`. The files beside `index.ts` wire, and are left out. */
export function folderCircles({ folder, files }) {
  const edges = new Map();
  for (const { file, imports } of files) {
    const from = path.dirname(file);
    const to = imports
      .filter(target => target.startsWith('.'))
      .map(target => path.dirname(path.join(from, target)))
      .filter(target => target !== from && target !== 'src');
    if (from !== 'src') {
      edges.set(from, new Set([...(edges.get(from) ?? []), ...to]));
    }
  }
  const reach = new Map(
    [...edges.keys()].map(one => [one, reached(one, edges)]),
  );
  const circles = [...edges.keys()].map(one =>
    [...reach.get(one)]
      .filter(other => reach.get(other)?.has(one))
      .map(other => path.relative('src', other))
      .sort()
      .join(', '),
  );
  return [...new Set(circles)]
    .filter(Boolean)
    .map(circle => `${folder}: ${circle}`);
}

/** Where imports lead from a folder, in any number of steps; the folder itself only if they lead back. */
function reached(start, edges) {
  const seen = new Set();
  const rest = [start];
  while (rest.length > 0) {
    for (const next of edges.get(rest.pop()) ?? []) {
      if (!seen.has(next)) {
        seen.add(next);
        rest.push(next);
      }
    }
  }
  return seen;
}

/** Imports of a package of another family that is not one of its `-common`, `-node` or `-react`. */
export function foreignImports(one, packages) {
  const families = new Map(packages.map(({ name, family }) => [name, family]));
  if (!one.family) {
    return [];
  }
  return one.files.flatMap(({ at, imports }) =>
    imports
      .filter(target => families.has(target) && families.get(target))
      .filter(
        target => families.get(target) !== one.family && !OPEN.test(target),
      )
      .map(target => `${at}: ${target}`),
  );
}

/** Functions of more than 60 lines without a reason above them, as `file: name`. */
export function longFunctions({ files }) {
  return files.flatMap(({ at, tree, text }) => {
    const lines = text.split('\n');
    const lineOf = position =>
      tree.getLineAndCharacterOfPosition(position).line;
    const found = [];
    const visit = node => {
      if (ts.isFunctionLike(node) && node.body) {
        const first = lineOf(node.getStart(tree));
        const length = lineOf(node.end) - first + 1;
        if (length > MAX_LINES && !REASON.test(lines[first - 1] ?? '')) {
          found.push(`${at}: ${nameOf(node)}`);
        }
      }
      ts.forEachChild(node, visit);
    };
    visit(tree);
    return found;
  });
}

function nameOf(node) {
  const named = node.name ?? node.parent?.name;
  return named ? named.getText() : 'a function without a name';
}
