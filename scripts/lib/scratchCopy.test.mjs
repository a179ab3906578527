import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isOfFamily } from './families.mjs';
import { withoutPackages } from './scratchCopy.mjs';

const folder = (name, pluginId) => ({
  folder: `plugins/${name}`,
  manifest: { name: `@dugnad/plugin-${name}`, backstage: { pluginId } },
});

test('a family is its plugin, what that shares, and modules for or about it', () => {
  for (const name of [
    'costs',
    'costs-backend',
    'costs-common',
    'catalog-backend-module-costs',
  ]) {
    assert.equal(isOfFamily(folder(name, 'other'), 'costs'), true, name);
  }
  for (const name of [
    'rollouts',
    'costing',
    'catalog-backend-module-clusters',
  ]) {
    assert.equal(isOfFamily(folder(name, 'other'), 'costs'), false, name);
  }
});

test('the lines of composition go, on one line or on three', () => {
  const text = `backend.add(import('@dugnad/plugin-costs-backend'));
backend.add(
  import('@dugnad/plugin-costs-backend-module-long'),
);
backend.add(import('@dugnad/plugin-rollouts-backend'));
`;
  const names = [
    '@dugnad/plugin-costs-backend',
    '@dugnad/plugin-costs-backend-module-long',
  ];
  assert.equal(
    withoutPackages('packages/backend/src/index.ts', text, names),
    "backend.add(import('@dugnad/plugin-rollouts-backend'));\n",
  );
});

test('dependencies go, others stay', () => {
  const manifest = {
    dependencies: { a: '1', b: '2' },
    devDependencies: { a: '1' },
  };
  assert.deepEqual(
    JSON.parse(
      withoutPackages('plugins/x/package.json', JSON.stringify(manifest), [
        'a',
      ]),
    ),
    { dependencies: { b: '2' }, devDependencies: {} },
  );
});
