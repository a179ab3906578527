import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { root, stateDir } from './checkout.mjs';
import { fingerprint } from './fingerprint.mjs';
import { run } from './run.mjs';

const DIST = path.join(root, 'packages/app/dist');
const STAMP = path.join(DIST, '.dugnad-built');

/** Everything the frontend bundle is made of; backends, tests and Markdown are not. */
const SOURCES = [
  'packages/app',
  'plugins',
  'package.json',
  'yarn.lock',
  'backstage.json',
  'app-config.yaml',
];
const NOT_BUNDLED =
  /-backend(-module[^/]*)?\/|-node\/|\.test\.tsx?$|\.md$|__fixtures__/;

/** Builds the pages the backend serves, unless they are built from these very sources already. */
export async function ensureArtifacts({ toolchain, progress }) {
  const wanted = await fingerprint(SOURCES, {
    cwd: root,
    keep: name => !NOT_BUNDLED.test(name),
  });
  if ((await readFile(STAMP, 'utf8').catch(() => '')) === wanted) return;
  await progress.step('Build the pages', detail =>
    run(toolchain.node, [toolchain.yarn, 'workspace', 'app', 'build'], {
      cwd: root,
      env: { ...toolchain.env, NODE_ENV: 'production' },
      onLine: detail,
      what: 'build the pages',
    }),
  );
  await writeFile(STAMP, wanted);
}

/**
 * How the backend is run: from its sources, compiled once and kept. With
 * `watch` it starts again whenever one of them changes, and its stack traces
 * name lines of the sources.
 */
export function backendCommand({ toolchain, config, watch = false }) {
  return {
    command: toolchain.node,
    args: [
      ...(watch ? ['--watch'] : []),
      ...[
        '--require',
        watch
          ? '@backstage/cli/config/nodeTransform.cjs'
          : path.join(root, 'scripts/lib/cachedTransform.cjs'),
      ],
      ...['--require', path.join(root, 'scripts/lib/keptConfigSchema.cjs')],
      ...['--require', path.join(root, 'scripts/lib/endWithParent.cjs')],
      path.join(root, 'packages/backend/src/index.ts'),
      ...['--config', 'app-config.yaml', '--config', config],
    ],
    env: {
      ...toolchain.env,
      NODE_ENV: 'development',
      NODE_COMPILE_CACHE: path.join(stateDir, 'compile-cache'),
      DUGNAD_TRANSFORM_CACHE: path.join(stateDir, 'transform-cache'),
      DUGNAD_CONFIG_SCHEMA_CACHE: path.join(stateDir, 'config-schema-cache'),
    },
  };
}

/** How the pages are served while somebody works on them. */
export function pagesCommand({ toolchain, config }) {
  const configs = [path.join(root, 'app-config.yaml'), config];
  return {
    command: toolchain.node,
    args: [
      ...['--require', path.join(root, 'scripts/lib/endWithParent.cjs')],
      toolchain.yarn,
      ...['workspace', 'app', 'start'],
      ...configs.flatMap(file => ['--config', file]),
    ],
    cwd: root,
    env: { ...toolchain.env, NODE_ENV: 'development' },
  };
}
