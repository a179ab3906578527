import { createBackend } from '@backstage/backend-defaults';
import { rootHttpRouterServiceFactory } from '@backstage/backend-defaults/rootHttpRouter';
import { BackendFeature } from '@backstage/backend-plugin-api';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { readFileSync } from 'fs';
import { AddressInfo, createServer } from 'net';
import { join } from 'path';

/** Whom the platform group of this backend consists of. */
export const ENGINEER = 'user:default/nora';

/** Every plugin and module that index.ts names, but for the one that serves the built pages. */
function featureNames(): string[] {
  const source = readFileSync(join(__dirname, '..', 'index.ts'), 'utf8');
  return [...source.matchAll(/import\('([^']+)'\)/g)]
    .map(([, name]) => name)
    .filter(name => name !== '@backstage/plugin-app-backend');
}

/** The portal's own composition with invented people, on a port of its own. Returns its address, and the router at its root. */
export async function startPortalBackend(): Promise<{
  baseUrl: string;
  router: unknown;
  stop(): Promise<void>;
}> {
  const port = await freePort();
  const baseUrl = `http://127.0.0.1:${port}`;
  let router: unknown;
  const backend = createBackend();
  for (const name of featureNames()) {
    // Jest's modules know no dynamic import.
    backend.add(jest.requireActual<{ default: BackendFeature }>(name).default);
  }
  backend.add(mockServices.rootConfig.factory({ data: config(baseUrl, port) }));
  backend.add(mockServices.rootLogger.factory({ level: 'none' }));
  backend.add(mockServices.auth.factory());
  backend.add(
    mockServices.httpAuth.factory({
      defaultCredentials: mockCredentials.none(),
    }),
  );
  backend.add(mockServices.userInfo.factory());
  backend.add(
    rootHttpRouterServiceFactory({
      configure({ app, applyDefaults }) {
        applyDefaults();
        router = app._router;
      },
    }),
  );
  await backend.start();
  return { baseUrl, router, stop: () => backend.stop() };
}

function config(baseUrl: string, port: number) {
  return {
    app: { baseUrl },
    organization: { name: 'Boats' },
    backend: {
      baseUrl,
      listen: { host: '127.0.0.1', port },
      database: { client: 'better-sqlite3', connection: ':memory:' },
    },
    auth: {
      environment: 'development',
      providers: { demo: { development: { people: [] } } },
    },
    permission: { enabled: true, dugnad: { platformGroups: [ENGINEER] } },
    catalog: { processingInterval: false },
    costs: { currency: 'EUR', timeZone: 'Europe/Oslo' },
    techdocs: {
      builder: 'local',
      publisher: { type: 'local' },
      markdown: { prebuild: { enabled: false } },
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address: AddressInfo | string | null = server.address();
      server.close(() =>
        address && typeof address === 'object'
          ? resolve(address.port)
          : reject(new Error('No free port')),
      );
    });
  });
}
