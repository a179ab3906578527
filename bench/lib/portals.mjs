import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { backendCommand } from '../../scripts/lib/build.mjs';
import { root } from '../../scripts/lib/checkout.mjs';
import {
  embeddedCluster,
  tokenVariable,
} from '../../scripts/lib/clusterConfig.mjs';

const END_WITH_PARENT = path.join(root, 'scripts/lib/endWithParent.cjs');
const ALL_SERVICES = 'filters[kind]=component&filters[user]=all';
/** Whatever portal it is: the link to a component in the first column. */
const FIRST_ROW = 'tbody a[href*="/catalog/default/component/"]';

/** Our portal as `npm start` runs it, with a database and state of its own. */
export async function ourPortal({ toolchain, scratch, port, cluster }) {
  const folder = path.join(scratch, 'ours');
  await mkdir(path.join(folder, 'db'), { recursive: true });
  const baseUrl = `http://localhost:${port}`;
  const config = await writeConfig(folder, {
    ...addresses(baseUrl, port),
    ...kubernetes(cluster),
  });
  const { command, args, env } = backendCommand({
    toolchain,
    config: config,
  });
  return {
    name: 'ours',
    command,
    args,
    cwd: root,
    env: {
      ...env,
      [tokenVariable(cluster.name)]: cluster.portalToken,
      DUGNAD_STATE_DIR: folder,
    },
    baseUrl,
    page: {
      url: `${baseUrl}/catalog?${ALL_SERVICES}`,
      selector: FIRST_ROW,
      remembered: {
        sessionStorage: { 'dugnad.demo-person': 'ingrid.berg' },
      },
    },
  };
}

/**
 * A stock Backstage from its production bundle, as its own Dockerfile runs it. Its configuration is only laid over:
 * our catalog, the same cluster, a database in files as ours has, guests let in.
 */
export async function stockPortal({
  toolchain,
  scratch,
  port,
  cluster,
  stock,
}) {
  const folder = path.join(scratch, 'stock');
  await mkdir(path.join(folder, 'db'), { recursive: true });
  const baseUrl = `http://localhost:${port}`;
  const config = await writeConfig(folder, {
    ...addresses(baseUrl, port),
    backend: {
      ...addresses(baseUrl, port).backend,
      database: {
        client: 'better-sqlite3',
        connection: { directory: path.join(folder, 'db') },
      },
    },
    auth: {
      providers: { guest: { dangerouslyAllowOutsideDevelopment: true } },
    },
    catalog: {
      locations: [
        {
          type: 'file',
          target: path.join(root, 'catalog/demo/all.yaml'),
          rules: [
            {
              allow: [
                ...['API', 'Component', 'Domain', 'Group', 'Location'],
                ...['Resource', 'System', 'User'],
              ],
            },
          ],
        },
      ],
    },
    ...kubernetes(cluster),
  });
  return {
    name: 'stock',
    command: toolchain.node,
    args: [
      ...['--require', END_WITH_PARENT],
      'packages/backend',
      ...['--config', path.join(stock, 'app-config.yaml')],
      ...['--config', config],
    ],
    cwd: path.join(stock, 'production'),
    env: {
      ...toolchain.env,
      NODE_ENV: 'production',
      GITHUB_TOKEN: 'none',
      [tokenVariable(cluster.name)]: cluster.portalToken,
    },
    baseUrl,
    page: {
      url: `${baseUrl}/?${ALL_SERVICES}`,
      selector: FIRST_ROW,
      remembered: {
        localStorage: { '@backstage/core:SignInPage:provider': 'guest' },
      },
    },
  };
}

function addresses(baseUrl, port) {
  return {
    app: { baseUrl },
    backend: {
      baseUrl,
      listen: { host: '127.0.0.1', port },
      cors: { origin: baseUrl },
    },
  };
}

function kubernetes(cluster) {
  return {
    kubernetes: {
      serviceLocatorMethod: { type: 'multiTenant' },
      clusterLocatorMethods: [
        { type: 'config', clusters: [embeddedCluster(cluster)] },
      ],
    },
  };
}

async function writeConfig(folder, config) {
  const file = path.join(folder, 'app-config.bench.yaml');
  // JSON is YAML.
  await writeFile(file, JSON.stringify(config, undefined, 2));
  return file;
}
