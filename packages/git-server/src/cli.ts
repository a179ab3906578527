import { fstatSync } from 'node:fs';
import { readCliOptions } from './readCliOptions.ts';
import { startGitServer } from './startGitServer.ts';

/**
 * Runs in the foreground. Prints one JSON line when ready, logs to standard error, and stops on SIGTERM, SIGINT, or
 * when the parent closes the pipe on standard input, so a killed parent leaves nothing running.
 */
async function main() {
  const log = (line: string) => process.stderr.write(`${line}\n`);
  const options = readCliOptions(process.argv.slice(2), process.env);
  const server = await startGitServer({ ...options, log });
  const stop = async () => {
    await server.stop();
    process.exit(0);
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  const input = fstatSync(0);
  if (input.isFIFO() || input.isSocket()) {
    process.stdin.resume().once('end', stop).once('error', stop);
  }
  process.stdout.write(
    `${JSON.stringify({
      event: 'ready',
      url: server.url,
      pid: process.pid,
    })}\n`,
  );
}

main().catch(error => {
  process.stderr.write(`git-server: ${error.message}\n`);
  process.exit(1);
});
