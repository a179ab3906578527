import { fstatSync } from 'node:fs';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Resolves when this process shall end: at a signal, or when whoever holds the other end of standard input is gone.
 * A terminal, a file or nothing there does not count, only a pipe from a parent does.
 */
export function untilAskedToStop(): Promise<string> {
  return new Promise(resolve => {
    for (const signal of signals) process.once(signal, () => resolve(signal));
    if (!isPipe()) return;
    process.stdin.on('end', () => resolve('end of standard input'));
    process.stdin.on('error', () => resolve('end of standard input'));
    process.stdin.resume();
  });
}

function isPipe(): boolean {
  try {
    const stdin = fstatSync(0);
    return stdin.isFIFO() || stdin.isSocket();
  } catch {
    return false; // closed from the start
  }
}
