// Preloaded into processes we start (`node --require`): the standard input is a
// pipe from the start script, and its end means that the parent is gone.
// Worker threads load it too, with a standard input of their own that is empty.
const { isMainThread } = require('node:worker_threads');

const GRACE_MS = 10_000;

if (isMainThread) {
  // Nobody reads what is written after the parent is gone. Unheard, each such
  // error would be logged, fail again, and go round for ever.
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', () => {});
  process.stdin.on('end', () => {
    setTimeout(() => process.kill(process.pid, 'SIGKILL'), GRACE_MS).unref();
    process.kill(process.pid, 'SIGTERM');
  });
  process.stdin.on('error', () => {});
  process.stdin.resume();
  process.stdin.unref?.();
}
