import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { UserError } from './UserError.mjs';

/** Keeps two starts off one state folder. A lock whose owner is gone is taken over. */
export async function lockState(stateDir) {
  await mkdir(stateDir, { recursive: true, mode: 0o700 });
  const file = path.join(stateDir, 'start.pid');
  const owner = Number(await readFile(file, 'utf8').catch(() => ''));
  if (owner && owner !== process.pid && (await isStart(owner))) {
    throw new UserError(
      `The portal of this checkout is running already (process ${owner}). Stop that one first, with Ctrl-C or kill ${owner}.`,
    );
  }
  await writeFile(file, String(process.pid));
  return () => rm(file, { force: true });
}

/** Process ids are used again, so the command line is looked at where the system shows it. */
async function isStart(pid) {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const commandLine = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(
    () => 'start.mjs',
  );
  return commandLine.includes('start.mjs');
}
