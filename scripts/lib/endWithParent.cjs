// Preloaded into processes we start (`node --require`): the standard input is a
// pipe from the start script, and its end means that the parent is gone.
process.stdin.on('end', () => process.kill(process.pid, 'SIGTERM'));
process.stdin.on('error', () => {});
process.stdin.resume();
process.stdin.unref?.();
