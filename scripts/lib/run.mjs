import { spawn } from 'node:child_process';
import { UserError } from './UserError.mjs';

const KEPT_LINES = 40;

/** What runs now. Each leads a process group, so that its own children end with it. */
const running = new Set();
process.on('exit', () => {
  for (const { pid } of running) {
    try {
      process.kill(-pid, 'SIGTERM');
    } catch {
      // It ended by itself.
    }
  }
});

/**
 * Runs a command to its end. Output goes to `onLine`, or is kept and shown only if it fails.
 * Throws `UserError` that names `what` was attempted, with the last lines and the `hint`.
 */
export function run(command, args, options = {}) {
  const { cwd, env, uid, gid, onLine, what, hint, signal, inherit } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env,
      uid,
      gid,
      signal,
      detached: true,
      stdio: [
        'ignore',
        inherit ? 'inherit' : 'pipe',
        inherit ? 'inherit' : 'pipe',
      ],
    });
    running.add(child);
    const tail = [];
    let output = '';
    const keep = stream => {
      let rest = '';
      stream?.setEncoding('utf8').on('data', text => {
        if (stream === child.stdout) output += text;
        const lines = (rest + text).split('\n');
        rest = lines.pop();
        for (const line of lines) {
          tail.push(line);
          if (tail.length > KEPT_LINES) tail.shift();
          onLine?.(line);
        }
      });
    };
    keep(child.stdout);
    keep(child.stderr);
    child.on('error', error => {
      running.delete(child);
      reject(
        error.code === 'ENOENT'
          ? new UserError(
              `${command} is not on this machine. Install it and start again.`,
            )
          : error,
      );
    });
    child.on('close', (code, killed) => {
      running.delete(child);
      if (code === 0) return resolve(output);
      const failure = `Could not ${what ?? `run ${command}`} (${
        killed ?? `exit ${code}`
      }).`;
      return reject(
        new UserError([failure, ...tail, hint].filter(Boolean).join('\n')),
      );
    });
  });
}
