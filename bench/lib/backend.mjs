import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

const SETTLE_MS = 30_000;

/** Starts a backend and measures until it says it is ready: `{ readyMs, rssMb(), stop() }`. */
export async function startBackend({ command, args, cwd, env, baseUrl }) {
  const start = performance.now();
  const child = spawn(command, args, {
    cwd,
    env,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let log = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', text => {
      log = (log + text).slice(-8000);
    });
  const exited = new Promise(resolve => child.on('exit', resolve));
  while (!(await isReady(baseUrl))) {
    if (child.exitCode !== null) throw new Error(`backend ended:\n${log}`);
    await sleep(50);
  }
  const readyMs = performance.now() - start;
  return {
    readyMs,
    async rssMb() {
      await sleep(SETTLE_MS);
      const status = await readFile(`/proc/${child.pid}/status`, 'utf8');
      return Number(/VmRSS:\s+(\d+)/.exec(status)[1]) / 1024;
    },
    async stop() {
      child.kill('SIGTERM');
      await exited;
    },
  };
}

function isReady(baseUrl) {
  return fetch(`${baseUrl}/.backstage/health/v1/readiness`).then(
    response => response.ok,
    () => false,
  );
}
