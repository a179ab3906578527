import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import ts from 'typescript';
import {
  folderCircles,
  foreignImports,
  longFunctions,
  readPackages,
} from './structure.mjs';

const root = path.resolve(import.meta.dirname, '../..');
/** What was there when the rules came. Entries go, none come. */
const known = JSON.parse(
  readFileSync(path.join(import.meta.dirname, 'structure.known.json'), 'utf8'),
);
const packages = readPackages(root);

/** A package of files given as text, with their imports. */
function packageOf(files, over = {}) {
  return {
    folder: 'plugins/a-backend',
    name: '@x/plugin-a-backend',
    family: 'a',
    files: Object.entries(files).map(([file, { text = '', imports = [] }]) => ({
      at: `plugins/a-backend/${file}`,
      file,
      text,
      imports,
      tree: ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true),
    })),
    ...over,
  };
}

describe('the rules of structure', () => {
  it('find a circle between folders, however long, and none in a line', () => {
    const circle = packageOf({
      'src/a/one.ts': { imports: ['../b/two'] },
      'src/b/two.ts': { imports: ['../c/three', './own'] },
      'src/c/three.ts': { imports: ['../a/other'] },
      'src/d/four.ts': { imports: ['../a/one'] },
      'src/plugin.ts': { imports: ['./a/one'] },
    });
    assert.deepEqual(folderCircles(circle), ['plugins/a-backend: a, b, c']);
    const line = packageOf({
      'src/a/one.ts': { imports: ['../b/two'] },
      'src/b/two.ts': { imports: ['zod'] },
    });
    assert.deepEqual(folderCircles(line), []);
  });

  it('find an import of what another family keeps to itself', () => {
    const one = packageOf({
      'src/a.ts': {
        imports: [
          '@x/plugin-b-backend',
          '@x/plugin-b-common',
          '@x/plugin-a',
          'zod',
        ],
      },
    });
    const others = [
      { name: '@x/plugin-a', family: 'a' },
      { name: '@x/plugin-b-backend', family: 'b' },
      { name: '@x/plugin-b-common', family: 'b' },
    ];
    assert.deepEqual(foreignImports(one, [one, ...others]), [
      'plugins/a-backend/src/a.ts: @x/plugin-b-backend',
    ]);
  });

  it('find a long function, unless the line above says why', () => {
    const body = `function deed() {\n${'  x();\n'.repeat(59)}}`;
    const lengthOf = text => longFunctions(packageOf({ 'src/a.ts': { text } }));
    assert.deepEqual(lengthOf(body), ['plugins/a-backend/src/a.ts: deed']);
    assert.deepEqual(lengthOf(`// Long because it is a table\n${body}`), []);
    assert.deepEqual(lengthOf(`// A deed\n${body}`), [
      'plugins/a-backend/src/a.ts: deed',
    ]);
    assert.deepEqual(lengthOf(body.replace('  x();\n', '')), []);
  });
});

for (const [what, found] of [
  ['circles', packages.flatMap(folderCircles)],
  ['foreignImports', packages.flatMap(one => foreignImports(one, packages))],
  ['longFunctions', packages.flatMap(longFunctions)],
]) {
  it(`has no ${what} beyond those on the list, and the list none that are gone`, () => {
    assert.deepEqual([...new Set(found)].sort(), [...known[what]].sort());
  });
}
