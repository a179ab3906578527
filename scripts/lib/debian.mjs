import { accessSync, constants, existsSync } from 'node:fs';
import path from 'node:path';
import { run } from './run.mjs';
import { UserError } from './UserError.mjs';

/** Path of an executable on PATH, or undefined. */
export function which(name, env = process.env) {
  for (const folder of (env.PATH ?? '').split(path.delimiter)) {
    const file = path.join(folder, name);
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch {
      // look further
    }
  }
  return undefined;
}

/**
 * Makes sure that `commands` are on this machine; installs `packages` with apt where it may.
 * Throws `UserError` with the line to type where it may not.
 */
export async function ensureCommands({ commands, packages, why, log }) {
  const missing = commands.filter(name => !which(name));
  if (!missing.length) return;
  const line = `apt-get install -y --no-install-recommends ${packages.join(
    ' ',
  )}`;
  const prefix = await privilege();
  if (!which('apt-get') || !prefix) {
    throw new UserError(
      `${missing.join(', ')} ${
        missing.length > 1 ? 'are' : 'is'
      } missing: needed ${why}. Install and start again, for example:\n  sudo ${line}`,
    );
  }
  log(`installing ${packages.join(', ')} with apt`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args) =>
    run(
      prefix[0] ?? 'apt-get',
      [...prefix.slice(1), ...(prefix.length ? ['apt-get'] : []), ...args],
      {
        env,
        what: `install ${packages.join(', ')} with apt`,
        hint: `Needed ${why}. Try it by hand: sudo ${line}`,
      },
    );
  await apt('update', '-qq');
  await apt('install', '-y', '-qq', '--no-install-recommends', ...packages);
}

/** Words to put before apt-get: none as root, `sudo -n` where that works; undefined where apt cannot install. */
async function privilege() {
  if (process.getuid?.() === 0) return [];
  if (!which('sudo')) return undefined;
  const works = await run('sudo', ['-n', 'true']).then(
    () => true,
    () => false,
  );
  return works ? ['sudo', '-n'] : undefined;
}

/** The C++ tool chain that native add-ons are built with. */
export function ensureCompiler(log) {
  return ensureCommands({
    commands: ['python3', 'make', 'g++'],
    packages: ['python3', 'make', 'g++'],
    why: 'to build the SQLite driver',
    log,
  });
}

/** Path of a Chromium for the browser tests. */
export async function ensureChromium(log) {
  const names = ['chromium', 'chromium-browser', 'google-chrome'];
  const found = () =>
    [process.env.CHROMIUM_PATH, ...names.map(name => which(name))].find(
      file => file && existsSync(file),
    );
  if (!found()) {
    await ensureCommands({
      commands: ['chromium'],
      packages: ['chromium'],
      why: 'for the browser tests (or set CHROMIUM_PATH)',
      log,
    });
  }
  return found();
}
