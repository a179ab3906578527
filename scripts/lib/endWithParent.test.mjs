import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import path from 'node:path';
import test from 'node:test';

test('a process whose parent is gone ends, even one that writes on and does not listen', async () => {
  const child = spawn(
    process.execPath,
    [
      '--require',
      path.join(import.meta.dirname, 'endWithParent.cjs'),
      '-e',
      "process.on('uncaughtException', e => console.error(e)); process.on('SIGTERM', () => {}); setInterval(() => console.log('x'.repeat(9999)), 5);",
    ],
    { stdio: ['pipe', 'pipe', 'pipe'] },
  );
  const ended = new Promise(resolve =>
    child.on('exit', (code, signal) => resolve(signal)),
  );
  await new Promise(resolve => child.stdout.once('data', resolve));
  child.stdout.destroy();
  child.stderr.destroy();
  child.stdin.end();
  assert.equal(await ended, 'SIGKILL');
});
