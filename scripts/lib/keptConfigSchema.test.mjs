import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { keeping } from './keptConfigSchema.cjs';

async function checkout(t, { lock = 'a' } = {}) {
  const root = await mkdtemp(path.join(tmpdir(), 'dugnad-schema-'));
  t.after(() => rm(root, { recursive: true }));
  await mkdir(path.join(root, 'packages/app'), { recursive: true });
  await mkdir(path.join(root, 'plugins'));
  await writeFile(path.join(root, 'package.json'), '{}');
  if (lock) await writeFile(path.join(root, 'yarn.lock'), lock);
  return root;
}

/** Stands in for Backstage's: says what it was asked for. */
function loaderOf(root) {
  const compiled = [];
  const read = [];
  const load = keeping(
    async options => {
      if ('dependencies' in options) compiled.push(options.dependencies);
      else read.push(options.serialized);
      return { serialize: () => ({ of: options.dependencies }) };
    },
    { folder: path.join(root, 'kept'), root },
  );
  return { load, compiled, read };
}

test('a second start reads the schema that the first one compiled', async t => {
  const { load, compiled, read } = loaderOf(await checkout(t));
  await load({ dependencies: ['app'] });
  await load({ dependencies: ['app'] });
  assert.deepEqual(compiled, [['app']]);
  assert.deepEqual(read, [{ of: ['app'] }]);
});

test('whatever may declare another secret makes it compile again', async t => {
  const root = await checkout(t);
  const { load, compiled } = loaderOf(root);
  await load({ dependencies: ['app'] });
  await writeFile(path.join(root, 'yarn.lock'), 'b');
  await load({ dependencies: ['app'] });
  await writeFile(
    path.join(root, 'packages/app/config.d.ts'),
    'interface C {}',
  );
  await load({ dependencies: ['app'] });
  await writeFile(path.join(root, 'packages/app/package.json'), '{}');
  await load({ dependencies: ['app'] });
  await load({ dependencies: ['app', 'backend'] });
  assert.equal(compiled.length, 5);
});

test('nothing is kept where no lock file says what the schema is made of', async t => {
  const { load, compiled } = loaderOf(await checkout(t, { lock: '' }));
  await load({ dependencies: ['app'] });
  await load({ dependencies: ['app'] });
  assert.equal(compiled.length, 2);
});
