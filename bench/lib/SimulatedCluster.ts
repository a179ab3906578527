import { once } from 'node:events';
import { createServer, Server, ServerResponse } from 'node:http';
import { realisticPod } from '../../plugins/clusters-node/src/__testUtils__/realisticPod';

/** How much is in it. */
export interface SimulatedClusterOptions {
  pods: number;
  /** Deployments, with a ReplicaSet each; pods are spread over them. */
  workloads: number;
}

const id = (prefix: number, index: number) =>
  `${String(prefix).repeat(8)}-0000-4000-8000-${String(index).padStart(
    12,
    '0',
  )}`;

const TEAMS = 20;
const place = (index: number) => ({
  name: `service-${index}`,
  namespace: `team-${index % TEAMS}`,
});

/** Every fiftieth rolls out something else than it runs. */
const versionOf = (index: number) => (index % 50 === 0 ? '1.4.3' : '1.4.2');

function template(index: number) {
  const { name } = place(index);
  return {
    metadata: { labels: { app: name } },
    spec: {
      containers: ['app', 'proxy'].map(container => ({
        name: container,
        image: `registry.example.org/${name}/${container}:${versionOf(index)}`,
      })),
    },
  };
}

const counts = {
  observedGeneration: 3,
  replicas: 3,
  updatedReplicas: 3,
  readyReplicas: 3,
  availableReplicas: 3,
};

function deployment(index: number) {
  return {
    metadata: {
      ...place(index),
      uid: id(2, index),
      resourceVersion: '1',
      generation: 3,
      creationTimestamp: '2026-01-01T10:00:00Z',
      labels: { 'app.kubernetes.io/name': place(index).name },
      annotations: { 'deployment.kubernetes.io/revision': '3' },
    },
    spec: { replicas: 3, template: template(index) },
    status: { ...counts, availableReplicas: index % 50 === 0 ? 2 : 3 },
  };
}

function replicaSet(index: number) {
  const { name, namespace } = place(index);
  return {
    metadata: {
      name: `${name}-7c9f`,
      namespace,
      uid: id(1, index),
      resourceVersion: '1',
      creationTimestamp: '2026-01-02T10:00:00Z',
      annotations: { 'deployment.kubernetes.io/revision': '3' },
      ownerReferences: [
        {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          name,
          uid: id(2, index),
          controller: true,
        },
      ],
    },
    spec: { replicas: 3, template: template(index) },
    status: counts,
  };
}

function pod(index: number, workloads: number) {
  const object = realisticPod(index);
  const owner = index % workloads;
  return {
    ...object,
    metadata: {
      ...object.metadata,
      namespace: place(owner).namespace,
      resourceVersion: '1',
      ownerReferences: [
        {
          apiVersion: 'apps/v1',
          kind: 'ReplicaSet',
          name: `service-${owner}-7c9f`,
          uid: id(1, owner),
          controller: true,
        },
      ],
    },
  };
}

function namespace(index: number) {
  return {
    metadata: {
      name: `team-${index}`,
      uid: id(3, index),
      resourceVersion: '1',
      labels: { 'dugnad.dev/environment': ['dev', 'test', 'prod'][index % 3] },
      annotations: { 'dugnad.dev/owner-ref': `group:default/team-${index}` },
    },
  };
}

interface Kind {
  kind: string;
  path: string;
  count: number;
  object(index: number): object;
}

/**
 * An API server that makes its objects up while it first lists them and then stays silent, as a calm cluster does. Pages are
 * kept as they were sent, so that ten portals' clusters cost it little more than one.
 */
export class SimulatedCluster {
  readonly #kinds: Kind[];
  readonly #server: Server;
  readonly #pages = new Map<string, Buffer>();

  private constructor({ pods, workloads }: SimulatedClusterOptions) {
    this.#kinds = [
      {
        kind: 'Pod',
        path: '/api/v1/pods',
        count: pods,
        object: index => pod(index, workloads),
      },
      {
        kind: 'Namespace',
        path: '/api/v1/namespaces',
        count: TEAMS,
        object: namespace,
      },
      {
        kind: 'Deployment',
        path: '/apis/apps/v1/deployments',
        count: workloads,
        object: deployment,
      },
      {
        kind: 'ReplicaSet',
        path: '/apis/apps/v1/replicasets',
        count: workloads,
        object: replicaSet,
      },
    ];
    this.#server = createServer(({ url = '/' }, response) =>
      this.#answer(new URL(url, 'http://simulated'), response),
    );
  }

  static async start(
    options: SimulatedClusterOptions,
  ): Promise<SimulatedCluster> {
    const cluster = new SimulatedCluster(options);
    cluster.#server.listen(0, '127.0.0.1');
    await once(cluster.#server, 'listening');
    return cluster;
  }

  get url(): string {
    const address = this.#server.address();
    const port = typeof address === 'object' ? address?.port : '';
    return `http://127.0.0.1:${port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #answer({ pathname, searchParams }: URL, response: ServerResponse): void {
    const found = this.#kinds.find(({ path }) => path === pathname);
    if (found && searchParams.get('watch') === 'true') {
      response.writeHead(200, { 'content-type': 'application/json' });
      const bookmark = { kind: found.kind, metadata: { resourceVersion: '1' } };
      response.write(
        `${JSON.stringify({ type: 'BOOKMARK', object: bookmark })}\n`,
      );
      return;
    }
    const page = found && this.#page(found, searchParams);
    const body = page ?? this.#discovery(pathname);
    response.writeHead(body ? 200 : 404, {
      'content-type': 'application/json',
    });
    response.end(
      Buffer.isBuffer(body)
        ? body
        : JSON.stringify(
            body ?? { kind: 'Status', code: 404, message: 'none' },
          ),
    );
  }

  #page(kind: Kind, query: URLSearchParams): Buffer {
    const key = `${kind.kind}?${query}`;
    const known = this.#pages.get(key);
    const page = known ?? Buffer.from(JSON.stringify(this.#list(kind, query)));
    this.#pages.set(key, page);
    return page;
  }

  #list({ kind, count, object }: Kind, query: URLSearchParams) {
    const start = Number(query.get('continue') ?? 0);
    const end = Math.min(count, start + Number(query.get('limit') ?? count));
    return {
      kind: `${kind}List`,
      metadata: {
        resourceVersion: '1',
        ...(end < count && { continue: String(end) }),
      },
      items: Array.from({ length: end - start }, (_, index) =>
        object(start + index),
      ),
    };
  }

  #discovery(pathname: string) {
    if (pathname === '/version') {
      return { gitVersion: 'v1.34.0' };
    }
    if (pathname === '/apis') {
      const version = { groupVersion: 'apps/v1', version: 'v1' };
      return {
        groups: [
          { name: 'apps', versions: [version], preferredVersion: version },
        ],
      };
    }
    const resources = this.#kinds
      .filter(({ path }) => path.startsWith(`${pathname}/`))
      .map(({ kind, path }) => ({
        name: path.split('/').at(-1),
        kind,
        namespaced: kind !== 'Namespace',
        verbs: ['get', 'list', 'watch'],
      }));
    return resources.length > 0 ? { resources } : undefined;
  }
}
