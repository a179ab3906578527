import { once } from 'node:events';
import {
  createServer,
  IncomingMessage,
  Server,
  ServerResponse,
} from 'node:http';
import { KubernetesObject, ObjectMeta } from '../types';

/** What a test puts in. */
export interface ScriptedObject {
  metadata: ObjectMeta;
  [field: string]: unknown;
}

/** What went in. */
export interface SeenRequest {
  method: string;
  path: string;
  query: URLSearchParams;
  authorization?: string;
}

interface OpenWatch {
  response: ServerResponse;
  plural: string;
}

interface LogEntry {
  version: number;
  plural: string;
  type: 'ADDED' | 'MODIFIED' | 'DELETED';
  object: KubernetesObject;
}

const kinds: Record<string, string> = { pods: 'Pod', configmaps: 'ConfigMap' };

/**
 * An API server in memory over plain HTTP that can be told to misbehave in ways a real one only does on a bad day. Serves
 * pods and config maps of `v1`: discovery, paged lists, watches with history.
 */
export class ScriptedApiServer {
  readonly requests: SeenRequest[] = [];
  /** Accepts connections, answers nothing. */
  hanging = false;
  /** Only this bearer token is accepted, where set. */
  token?: string;
  /** Answers these instead, by plural, for lists and watches. */
  readonly refusals = new Map<string, { code: number; reason: string }>();
  /** The next so many requests are answered as by a busy API server, 429 in plain text. */
  busy = 0;
  /** What its `Retry-After` says. */
  busySeconds = 0;
  /** Answers paths in its own way, watches aside. */
  readonly answers = new Map<string, (response: ServerResponse) => void>();
  /** Plurals that are not served. */
  readonly absent = new Set<string>();
  /** Watches and continue tokens from before this version are answered 410. */
  compactedTo = 0;
  /** The next so many continue tokens are answered 410. */
  expireContinues = 0;
  version = 100;
  readonly #objects = new Map<string, Map<string, KubernetesObject>>();
  readonly #log: LogEntry[] = [];
  readonly #snapshots = new Map<
    number,
    { version: number; objects: KubernetesObject[] }
  >();
  #lastId = 0;
  readonly #watches = new Set<OpenWatch>();
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, response) =>
      this.#answer(request, response),
    );
  }

  static async start(): Promise<ScriptedApiServer> {
    const server = new ScriptedApiServer();
    server.#server.listen(0, '127.0.0.1');
    await once(server.#server, 'listening');
    return server;
  }

  get url(): string {
    const address = this.#server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    return `http://127.0.0.1:${port}`;
  }

  get openWatches(): number {
    return this.#watches.size;
  }

  /** Requests of lists and watches, with how often. */
  count(part: 'list' | 'watch', plural: string): number {
    return this.requests.filter(
      ({ path, query }) =>
        path === `/api/v1/${plural}` &&
        (query.get('watch') === 'true') === (part === 'watch'),
    ).length;
  }

  put(plural: string, object: ScriptedObject) {
    const objects = this.#of(plural);
    const { metadata } = object;
    const key = `${metadata.namespace}/${metadata.name}`;
    const type = objects.has(key) ? 'MODIFIED' : 'ADDED';
    const stored = this.#stored(plural, object);
    objects.set(key, stored);
    this.#record({ version: this.version, plural, type, object: stored });
  }

  delete(plural: string, namespace: string, name: string) {
    const key = `${namespace}/${name}`;
    const object = this.#of(plural).get(key);
    if (object) {
      this.#of(plural).delete(key);
      const last = this.#stored(plural, object);
      this.#record({
        version: this.version,
        plural,
        type: 'DELETED',
        object: last,
      });
    }
  }

  /** Sends a line to every open watch as it is. */
  send(line: string) {
    for (const { response } of this.#watches) {
      response.write(`${line}\n`);
    }
  }

  /** Cuts every open watch without a word. */
  cut() {
    for (const { response } of this.#watches) {
      response.destroy();
    }
    this.#watches.clear();
  }

  /** Ends every open watch in order, as an API server does at its timeout. */
  end() {
    for (const { response } of this.#watches) {
      response.end();
    }
    this.#watches.clear();
  }

  /** Comes back from a backup: empty, at an older version, without history. */
  restoreBackup(version: number) {
    this.#objects.clear();
    this.#log.length = 0;
    this.version = version;
    this.cut();
  }

  async stop() {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #of(plural: string): Map<string, KubernetesObject> {
    const objects = this.#objects.get(plural) ?? new Map();
    this.#objects.set(plural, objects);
    return objects;
  }

  #stored(plural: string, object: ScriptedObject): KubernetesObject {
    this.version += 1;
    return {
      ...object,
      apiVersion: 'v1',
      kind: kinds[plural],
      metadata: {
        uid: `uid-${object.metadata.name}`,
        ...object.metadata,
        resourceVersion: String(this.version),
      },
    };
  }

  #record(entry: LogEntry) {
    this.#log.push(entry);
    for (const { response, plural } of this.#watches) {
      if (plural === entry.plural) {
        const { type, object } = entry;
        response.write(`${JSON.stringify({ type, object })}\n`);
      }
    }
  }

  #answer(request: IncomingMessage, response: ServerResponse) {
    const { pathname, searchParams } = new URL(request.url ?? '', this.url);
    const { authorization } = request.headers;
    this.requests.push({
      method: request.method ?? '',
      path: pathname,
      query: searchParams,
      authorization,
    });
    if (this.hanging) {
      return;
    }
    if (this.token && authorization !== `Bearer ${this.token}`) {
      refuse(response, 401, 'Unauthorized');
      return;
    }
    if (this.busy > 0) {
      this.busy -= 1;
      response
        .writeHead(429, {
          'content-type': 'text/plain',
          'retry-after': String(this.busySeconds),
        })
        .end('Too many requests, please try again later.\n');
      return;
    }
    const own = this.answers.get(pathname);
    if (own && searchParams.get('watch') !== 'true') {
      own(response);
      return;
    }
    const plural = /^\/api\/v1\/(\w+)$/.exec(pathname)?.[1];
    if (pathname === '/version') {
      respond(response, { gitVersion: 'v1.99.0' });
    } else if (pathname === '/api/v1') {
      respond(response, this.#resources());
    } else if (pathname === '/elsewhere') {
      response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end();
    } else if (plural && !this.absent.has(plural) && kinds[plural]) {
      this.#collection(plural, searchParams, response);
    } else {
      refuse(response, 404, 'NotFound');
    }
  }

  #resources() {
    return {
      resources: Object.entries(kinds)
        .filter(([plural]) => !this.absent.has(plural))
        .map(([name, kind]) => ({
          name,
          kind,
          namespaced: true,
          verbs: ['get', 'list', 'watch'],
        })),
    };
  }

  #collection(
    plural: string,
    query: URLSearchParams,
    response: ServerResponse,
  ) {
    const refusal = this.refusals.get(plural);
    if (refusal) {
      refuse(response, refusal.code, refusal.reason);
    } else if (query.get('watch') === 'true') {
      this.#watch(plural, Number(query.get('resourceVersion')), response);
    } else {
      this.#list(plural, query, response);
    }
  }

  #list(plural: string, query: URLSearchParams, response: ServerResponse) {
    const limit = Number(query.get('limit') ?? 0) || Infinity;
    const token = query.get('continue');
    if (token && this.expireContinues > 0) {
      this.expireContinues -= 1;
      refuse(response, 410, 'Expired');
      return;
    }
    // Like the real one: all pages show the state at the first.
    const [id, start] = token?.split('.').map(Number) ?? [this.#newId(), 0];
    const snapshot = this.#snapshots.get(id) ?? {
      version: this.version,
      objects: [...this.#of(plural).values()],
    };
    this.#snapshots.set(id, snapshot);
    const end = start + limit;
    const more = snapshot.objects.length > end;
    if (!more) {
      this.#snapshots.delete(id);
    }
    respond(response, {
      apiVersion: 'v1',
      kind: `${kinds[plural]}List`,
      metadata: {
        resourceVersion: String(snapshot.version),
        ...(more ? { continue: `${id}.${end}` } : {}),
      },
      items: snapshot.objects
        .slice(start, end)
        .map(({ apiVersion, kind, ...item }) => item),
    });
  }

  #newId(): number {
    this.#lastId += 1;
    return this.#lastId;
  }

  #watch(plural: string, from: number, response: ServerResponse) {
    if (from < this.compactedTo) {
      refuse(response, 410, 'Expired');
      return;
    }
    response.writeHead(200, { 'content-type': 'application/json' });
    response.flushHeaders();
    for (const entry of this.#log) {
      if (entry.plural === plural && entry.version > from) {
        const { type, object } = entry;
        response.write(`${JSON.stringify({ type, object })}\n`);
      }
    }
    const watch = { response, plural };
    this.#watches.add(watch);
    response.on('close', () => this.#watches.delete(watch));
  }
}

function respond(response: ServerResponse, body: unknown) {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

function refuse(response: ServerResponse, code: number, reason: string) {
  response.writeHead(code, { 'content-type': 'application/json' });
  response.end(
    JSON.stringify({ kind: 'Status', code, reason, message: `${reason} here` }),
  );
}
