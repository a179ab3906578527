import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import {
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
} from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { run } from './run.mjs';
import { UserError } from './UserError.mjs';

/** Where everything that outlives a checkout is kept. */
export const cacheDir = path.join(
  process.env.XDG_CACHE_HOME || path.join(homedir(), '.cache'),
  'dugnad',
);

// Node and Yarn come as npm packages, so one registry serves everything.
// Node stays at 24.18.1: with the headers of 24.19.0 and later, better-sqlite3
// aborts at the first garbage collection.
const NODE_VERSION = '24.18.1';
const NODE_PACKAGES = {
  'linux-x64':
    'sha512-lrkq/M/O8giNdc8fSxYK0kuRZPVVFOMM+HRbUNoqZNs2+tdNI9Qjc0n/tWOd2wBsU0e8z/qQBpGrUBIse4vPgA==',
  'darwin-x64':
    'sha512-tCT5i2LaCG+9j7HXlF1ioPfVSbHRTp3MgWDknJ0ofG8V2eRDNEpqhC3y9DLmvUpTPYsSwHBSccIeB3yl92hTIQ==',
};
const YARN_VERSION = '4.13.0';
const YARN_INTEGRITY =
  'sha512-c0YdSja652OezJqFnz9+pZwKfKAiBu2aRPJiHPU73sirTGgvQRTyaS5Y6PQHAmmaoa3RjCY6f3L2q9g8S/urqw==';

/**
 * True for a Node the portal is tested with, that runs TypeScript as it is (22.18), and that native add-ons can be
 * built for.
 */
export function isSuitableNode(version) {
  const [major, minor] = version.replace(/^v/, '').split('.').map(Number);
  return (major === 22 && minor >= 18) || (major === 24 && minor < 19);
}

/**
 * The Node and Yarn everything else runs with, fetched into the cache where needed.
 * Returns the environment for child processes: `PATH` with both in front.
 */
export async function ensureToolchain({ log }) {
  const nodeBin = isSuitableNode(process.version)
    ? path.dirname(process.execPath)
    : await fetchNode(log);
  const yarnBin = path.join(
    await fetchPackage({
      name: '@yarnpkg/cli-dist',
      version: YARN_VERSION,
      integrity: YARN_INTEGRITY,
      log,
    }),
    'bin',
  );
  const headers = path.join(nodeBin, '..', 'include', 'node', 'node.h');
  const env = {
    ...process.env,
    PATH: [nodeBin, yarnBin, process.env.PATH].join(path.delimiter),
    // A user's npmrc may point at the headers of another Node.
    ...(existsSync(headers)
      ? { npm_config_nodedir: path.join(nodeBin, '..') }
      : {}),
  };
  return {
    env,
    node: path.join(nodeBin, 'node'),
    yarn: path.join(yarnBin, 'yarn.js'),
  };
}

async function fetchNode(log) {
  const platform = `${process.platform}-${process.arch}`;
  const integrity = NODE_PACKAGES[platform];
  if (!integrity) {
    throw new UserError(
      `This machine runs Node ${process.version} on ${platform}. Install Node 22, or 24 up to ${NODE_VERSION}, and start again.`,
    );
  }
  const folder = await fetchPackage({
    name: `node-${platform}`,
    version: NODE_VERSION,
    integrity,
    log,
  });
  return path.join(folder, 'bin');
}

/** Unpacks one npm package into the cache, once, after checking its published digest. */
async function fetchPackage({ name, version, integrity, log }) {
  const folder = path.join(
    cacheDir,
    'tools',
    `${name.replace(/[@/]/g, '_')}-${version}`,
  );
  if (existsSync(path.join(folder, 'package.json'))) return folder;
  log(`fetching ${name} ${version}`);
  await mkdir(path.dirname(folder), { recursive: true });
  const scratch = await mkdtemp(`${folder}.`);
  try {
    await run('npm', ['pack', `${name}@${version}`, '--silent'], {
      cwd: scratch,
      what: `fetch ${name} ${version}`,
      hint: 'Check the network and the registry in your npm configuration.',
    });
    const [archive] = await readdir(scratch);
    await verify(path.join(scratch, archive), integrity, `${name} ${version}`);
    await run('tar', ['-xzf', archive], {
      cwd: scratch,
      what: `unpack ${name}`,
    });
    await rename(path.join(scratch, 'package'), folder).catch(error => {
      // Another start was quicker.
      if (!existsSync(path.join(folder, 'package.json'))) throw error;
    });
    return folder;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function verify(file, integrity, title) {
  const digest = createHash('sha512').update(await readFile(file));
  if (`sha512-${digest.digest('base64')}` === integrity) return;
  throw new UserError(
    `${title} did not arrive as published: its SHA-512 differs. Nothing was installed; try again, or check the registry in your npm configuration.`,
  );
}
