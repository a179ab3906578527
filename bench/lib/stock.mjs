import { existsSync } from 'node:fs';
import {
  cp,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import { run } from '../../scripts/lib/run.mjs';
import { cacheDir } from '../../scripts/lib/toolchain.mjs';

const CREATE_APP = '@backstage/create-app@0.9.2';

/**
 * An unchanged Backstage of the same version, made from the templates of `@backstage/create-app`, installed and built
 * in the cache. What the portal is compared with, in the same run on the same machine.
 */
export async function ensureStock({ toolchain, root, progress }) {
  const folder = path.join(cacheDir, 'stock-0.9.2');
  if (existsSync(path.join(folder, 'built'))) return folder;
  await progress.step('Install and build a stock Backstage', async detail => {
    if (!existsSync(path.join(folder, 'package.json')))
      await generate({ folder, root });
    const yarn = (...args) =>
      run(toolchain.node, [toolchain.yarn, ...args], {
        cwd: folder,
        env: toolchain.env,
        onLine: detail,
        what: `run yarn ${args.join(' ')} in the stock Backstage`,
      });
    await yarn('install');
    await yarn('tsc');
    await yarn('workspace', 'backend', 'build');
    const production = path.join(folder, 'production');
    await mkdir(production, { recursive: true });
    await run('tar', ['-xzf', '../packages/backend/dist/bundle.tar.gz'], {
      cwd: production,
    });
    await writeFile(path.join(folder, 'built'), '');
  });
  return folder;
}

async function generate({ folder, root }) {
  const scratch = `${folder}.new`;
  await rm(scratch, { recursive: true, force: true });
  await mkdir(scratch, { recursive: true });
  await run('npm', ['pack', CREATE_APP, '--silent'], { cwd: scratch });
  const [archive] = await readdir(scratch);
  await run('tar', ['-xzf', archive], { cwd: scratch });
  const creator = path.join(scratch, 'package');
  const app = path.join(scratch, 'app');
  await cp(path.join(creator, 'templates/default-app'), app, {
    recursive: true,
  });
  const versions = await readVersions(path.join(creator, 'dist'));
  await renderTemplates(app, name => versions.get(name));
  await adapt(app, root);
  await rename(app, folder);
  await rm(scratch, { recursive: true });
}

/** `@backstage/cli` → version, and `root` → the release, as the generator itself knows them. */
async function readVersions(dist) {
  const versions = new Map();
  const files = await readdir(dist, { recursive: true });
  for (const file of files.filter(name =>
    name.endsWith('package.json.cjs.js'),
  )) {
    const text = await readFile(path.join(dist, file), 'utf8');
    const version = /version = "([^"]+)"/.exec(text)?.[1];
    const [kind, name] = file.split(path.sep);
    if (kind === 'packages') versions.set(`@backstage/${name}`, version);
    else if (kind === 'plugins')
      versions.set(`@backstage/plugin-${name}`, version);
    else versions.set('root', version);
  }
  versions.set(
    '@backstage/plugin-permission-backend-module-allow-all-policy',
    versions.get(
      '@backstage/plugin-permission-backend-module-policy-allow-all',
    ),
  );
  return versions;
}

async function renderTemplates(folder, version) {
  for (const name of await readdir(folder, { recursive: true })) {
    if (!name.endsWith('.hbs')) continue;
    const file = path.join(folder, name);
    const text = (await readFile(file, 'utf8'))
      .replace(/\{\{\s*version '([^']+)'\s*\}\}/g, (_, key) => version(key))
      .replace(/\{\{\s*\w+\s*\}\}/g, 'stock');
    await writeFile(file.slice(0, -'.hbs'.length), text);
    await rm(file);
  }
}

/** Only what makes it install here: our pins of packages whose newest releases are incomplete. */
async function adapt(app, root) {
  const own = JSON.parse(
    await readFile(path.join(root, 'package.json'), 'utf8'),
  );
  const file = path.join(app, 'package.json');
  const manifest = JSON.parse(await readFile(file, 'utf8'));
  manifest.resolutions = { ...manifest.resolutions, ...own.resolutions };
  manifest.dependenciesMeta = own.dependenciesMeta;
  await writeFile(file, JSON.stringify(manifest, undefined, 2));
  await writeFile(
    path.join(app, '.yarnrc.yml'),
    'nodeLinker: node-modules\nenableTelemetry: false\n',
  );
  await rm(path.join(app, '.yarn'), { recursive: true, force: true });
}
