import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { KeyPair } from '../pki/CertificateAuthority.ts';
import { fakeLogLines, logLine } from './fakeLogLines.ts';

const followIntervalMs = 1_000;

/** The kubelet endpoint of every fake node: container logs. Admits only the API server's client certificate. */
export class KubeletServer {
  readonly #server: Server;

  constructor(serving: KeyPair & { ca: string }) {
    this.#server = createServer(
      { ...serving, requestCert: true, rejectUnauthorized: true },
      (request, response) => answer(request, response),
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

function answer(request: IncomingMessage, response: ServerResponse): void {
  const url = new URL(request.url ?? '/', 'https://kubelet');
  const [, kind, namespace, pod, container] = url.pathname.split('/');
  if (kind !== 'containerLogs' || !container) {
    response.writeHead(501, { 'content-type': 'text/plain' });
    response.end('This node is imitated: only logs can be read.\n');
    return;
  }
  const source = `${namespace}/${pod}/${container}`;
  const timestamps = url.searchParams.get('timestamps') === 'true';
  const lines = fakeLogLines(source, Date.now(), {
    tailLines: numberOf(url.searchParams.get('tailLines')),
    timestamps,
  });
  response.writeHead(200, { 'content-type': 'text/plain' });
  for (const line of lines) response.write(`${line}\n`);
  if (url.searchParams.get('follow') === 'true') {
    follow(response, source, timestamps);
  } else {
    response.end();
  }
}

function follow(
  response: ServerResponse,
  source: string,
  timestamps: boolean,
): void {
  const timer = setInterval(() => {
    response.write(`${logLine(source, Date.now(), timestamps)}\n`);
  }, followIntervalMs).unref();
  response.on('close', () => clearInterval(timer));
}

function numberOf(text: string | null): number | undefined {
  return text ? Number(text) || undefined : undefined;
}
