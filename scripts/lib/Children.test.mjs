import { deepEqual, equal } from 'node:assert/strict';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { Children } from './Children.mjs';

let logDir;
let children;

beforeEach(async () => {
  logDir = await mkdtemp(path.join(tmpdir(), 'children-'));
  children = new Children({ logDir });
});

afterEach(async () => {
  await children.stop();
  await rm(logDir, { recursive: true });
});

test('keeps what a child announces, which may be a token, out of its log', async () => {
  const script = `
    console.log('starting');
    console.log(JSON.stringify({ token: 'hush-' + 'hush' }));
    console.log('started');
    process.stdout.write('half a line');
    setTimeout(() => {}, 200);`;
  const args = ['-e', script];
  const message = await children.startReady(
    'talker',
    process.execPath,
    args,
    {},
  );
  deepEqual(message, { token: 'hush-hush' });
  const file = path.join(logDir, 'talker.log');
  let log = '';
  for (let tries = 0; tries < 100 && !log.includes('half'); tries++) {
    await new Promise(resolve => setTimeout(resolve, 20));
    log = await readFile(file, 'utf8');
  }
  equal(log, 'starting\n(announced)\nstarted\nhalf a line');
  equal(log.includes('hush'), false);
  equal((await stat(file)).mode % 0o1000, 0o600);
});
