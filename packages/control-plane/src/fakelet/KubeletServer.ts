import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { Pod } from '../kube/objects.ts';
import type { KeyPair } from '../pki/CertificateAuthority.ts';
import { containerLog, type ContainerLog } from './containerLog.ts';
import { chosenLines } from './chosenLines.ts';

const followIntervalMs = 500;

/** Finds a pod that runs on one of the fake nodes. */
export type FindPod = (namespace: string, name: string) => Pod | undefined;

interface Asked {
  find(): Pod | undefined;
  container: string;
  search: URLSearchParams;
}

/** The kubelet endpoint of every fake node: container logs. Admits only the API server's client certificate. */
export class KubeletServer {
  readonly #server: Server;

  constructor(serving: KeyPair & { ca: string }, findPod: FindPod) {
    this.#server = createServer(
      { ...serving, requestCert: true, rejectUnauthorized: true },
      (request, response) => answer(request, response, findPod),
    );
  }

  /** Listens on a free port of 127.0.0.1 and returns it. */
  async listen(): Promise<number> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    const address = this.#server.address();
    return typeof address === 'object' && address ? address.port : 0;
  }

  async close(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }
}

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  findPod: FindPod,
): void {
  const url = new URL(request.url ?? '/', 'https://kubelet');
  const [, kind, namespace, name, container] = url.pathname.split('/');
  if (kind !== 'containerLogs' || !container) {
    refuse(response, 501, 'This node is imitated: only logs can be read.');
    return;
  }
  const find = () => findPod(namespace, name);
  answerLog(response, { find, container, search: url.searchParams });
}

function answerLog(response: ServerResponse, asked: Asked): void {
  const { find, container, search } = asked;
  const pod = find();
  if (!pod) {
    refuse(response, 404, 'The pod is not on this node.');
    return;
  }
  const nowMs = Date.now();
  const previous = search.get('previous') === 'true';
  const log = containerLog(pod, container, nowMs, { previous });
  if ('problem' in log) {
    refuse(response, 400, log.problem);
    return;
  }
  response.writeHead(200, { 'content-type': 'text/plain' });
  response.flushHeaders();
  response.write(chosenLines(log.lines, search, nowMs));
  if (search.get('follow') === 'true' && !log.ended) {
    follow(response, asked, log);
  } else {
    response.end();
  }
}

/** The log of the run that is followed, also when the container has been started again since. */
function sameRun(asked: Asked, startMs: number, nowMs: number) {
  const pod = asked.find();
  return [false, true]
    .map(previous =>
      pod ? containerLog(pod, asked.container, nowMs, { previous }) : undefined,
    )
    .find(log => log && 'startMs' in log && log.startMs === startMs);
}

/** Goes on until the container or the pod ends, or the reader leaves. */
function follow(
  response: ServerResponse,
  asked: Asked,
  from: ContainerLog,
): void {
  let seen = from.lines.length;
  const timestamps = new URLSearchParams();
  timestamps.set('timestamps', asked.search.get('timestamps') ?? 'false');
  const timer = setInterval(() => {
    const nowMs = Date.now();
    const log = sameRun(asked, from.startMs, nowMs);
    if (!log || 'problem' in log) {
      response.end();
      return;
    }
    const fresh = log.lines.slice(seen);
    seen = log.lines.length;
    if (fresh.length > 0) {
      response.write(chosenLines(fresh, timestamps, nowMs));
    }
    if (log.ended) response.end();
  }, followIntervalMs).unref();
  response.on('close', () => clearInterval(timer));
}

function refuse(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain' });
  response.end(`${text}\n`);
}
