import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import test from 'node:test';
import { run } from './run.mjs';

const here = import.meta.dirname;

test('returns what the command printed', async () => {
  assert.equal(await run('printf', ['hello']), 'hello');
});

test('says what failed, with its last words and the way out', () =>
  assert.rejects(
    run('sh', ['-c', 'echo no disk >&2; exit 3'], {
      what: 'save the day',
      hint: 'Make room.',
    }),
    {
      name: 'UserError',
      message: 'Could not save the day (exit 3).\nno disk\nMake room.',
    },
  ));

test('names a missing command', () =>
  assert.rejects(run('no-such-command', []), /no-such-command is not on this/));

test('leaves nothing running, grandchildren included', async () => {
  const script = `import { run } from ${JSON.stringify(
    path.join(here, 'run.mjs'),
  )}; run('sh', ['-c', 'sleep 61 & echo $!; wait'], { onLine: line => { console.log(line); process.exit(0); } });`;
  const parent = spawn(process.execPath, ['--input-type=module', '-e', script]);
  let pid = '';
  parent.stdout.on('data', text => (pid += text));
  await new Promise(resolve => parent.on('close', resolve));
  await new Promise(resolve => setTimeout(resolve, 200));
  // A process nobody waits for may stay in the table as a zombie.
  const state = await readFile(`/proc/${pid.trim()}/status`, 'utf8').catch(
    () => 'State: gone',
  );
  assert.match(state, /State:\s+(gone|Z)/);
});
