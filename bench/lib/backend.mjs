import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

const READY_WITHIN_MS = 120_000;
const STOP_WITHIN_MS = 15_000;
const KEPT_CHARACTERS = 8_000;

/**
 * Starts a backend and waits until it says it is ready: `{ readyMs, rssMb(), stop() }`.
 * Throws with the end of its output when it ends before that, or is not ready after two minutes.
 */
export async function startBackend({ command, args, cwd, env, baseUrl }) {
  const start = performance.now();
  const child = spawn(command, args, {
    cwd,
    env,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const log = tailOf(child);
  const exited = new Promise(resolve => child.on('exit', resolve));
  const stop = async () => {
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
    await exited;
    clearTimeout(timer);
  };
  while (!(await isReady(baseUrl))) {
    const late = performance.now() - start > READY_WITHIN_MS;
    if (late) await stop();
    if (late || child.exitCode !== null)
      throw new Error(`The backend at ${baseUrl} never got ready:\n${log()}`);
    await sleep(20);
  }
  const readyMs = performance.now() - start;
  return { readyMs, rssMb: () => rssMb(child.pid), stop };
}

function tailOf(child) {
  let log = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', text => {
      log = (log + text).slice(-KEPT_CHARACTERS);
    });
  return () => log;
}

async function rssMb(pid) {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)[1]) / 1024;
}

function isReady(baseUrl) {
  return fetch(`${baseUrl}/.backstage/health/v1/readiness`).then(
    response => response.ok,
    () => false,
  );
}
