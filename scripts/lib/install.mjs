import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ensureCompiler } from './debian.mjs';
import { run } from './run.mjs';

/** Installs exactly what the lock file says, unless this checkout already has it. Returns whether anything was done. */
export async function install({ root, toolchain, progress }) {
  const stamp = path.join(root, 'node_modules', '.dugnad-installed');
  const wanted = await installFingerprint(root, toolchain);
  const current = await readFile(stamp, 'utf8').catch(() => '');
  if (current === wanted) return false;
  await progress.step('Install packages from the lock file', async detail => {
    if (!existsSync(path.join(root, 'node_modules', 'better-sqlite3', 'build')))
      await ensureCompiler(detail);
    await run(toolchain.node, [toolchain.yarn, 'install', '--immutable'], {
      cwd: root,
      env: { ...toolchain.env, ...(await registrySettings(root)) },
      onLine: line => detail(line.replace(/^[^│]*│\s*/, '')),
      what: 'install the packages',
      hint: 'Check the network and the registry in your npm configuration, then start again: what was fetched is kept.',
    });
    await writeFile(stamp, wanted);
  });
  return true;
}

/** Yarn does not read npm's configuration, so a registry or certificate set there is handed on. */
async function registrySettings(root) {
  const get = async key => {
    const value = await run('npm', ['config', 'get', key], { cwd: root });
    return value.trim() === 'null' ? '' : value.trim();
  };
  const [registry, cafile] = await Promise.all([
    get('registry'),
    get('cafile'),
  ]);
  return {
    ...(registry ? { YARN_NPM_REGISTRY_SERVER: registry } : {}),
    ...(cafile ? { YARN_HTTPS_CA_FILE_PATH: cafile } : {}),
  };
}

/** Changes whenever the lock file, any package.json or the Node in use does. */
async function installFingerprint(root, toolchain) {
  const manifests = ['package.json', 'yarn.lock', '.yarnrc.yml'];
  for (const folder of ['packages', 'plugins']) {
    for (const name of (await readdir(path.join(root, folder))).sort())
      manifests.push(path.join(folder, name, 'package.json'));
  }
  const hash = createHash('sha256').update(toolchain.node);
  for (const file of manifests) {
    const content = await readFile(path.join(root, file)).catch(() => '');
    hash.update(`${file}\0`).update(content);
  }
  return hash.digest('hex');
}
