import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { lockState } from './StateLock.mjs';

async function withFolder(work) {
  const folder = await mkdtemp(path.join(tmpdir(), 'dugnad-lock-'));
  await work(folder).finally(() => rm(folder, { recursive: true }));
}

test('refuses while another start holds the folder, and names it', () =>
  withFolder(async folder => {
    const other = spawn(process.execPath, [
      '-e',
      'setTimeout(() => {}, 60000)',
      'start.mjs',
    ]);
    await writeFile(path.join(folder, 'start.pid'), String(other.pid));
    await assert.rejects(lockState(folder), new RegExp(`process ${other.pid}`));
    other.kill('SIGKILL');
  }));

test('takes over the lock of a start that was killed', () =>
  withFolder(async folder => {
    const gone = spawn(process.execPath, ['-e', '']);
    await new Promise(resolve => gone.on('exit', resolve));
    await writeFile(path.join(folder, 'start.pid'), String(gone.pid));
    const unlock = await lockState(folder);
    await unlock();
  }));
