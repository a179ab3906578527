// Preloaded into processes we start (`node --require`): the standard input is a
// pipe from the start script, and its end means that the parent is gone.
// Worker threads load it too, with a standard input of their own that is empty.
const { isMainThread } = require('node:worker_threads');

if (isMainThread) {
  process.stdin.on('end', () => process.kill(process.pid, 'SIGTERM'));
  process.stdin.on('error', () => {});
  process.stdin.resume();
  process.stdin.unref?.();
}
