import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { KeyPair } from '../pki/CertificateAuthority.ts';
import { metricsAnswer, type MetricsSource } from './metricsAnswer.ts';

/** Serves `metrics.k8s.io` to the API server's aggregation layer, and to nobody else. */
export class MetricsServer {
  readonly #server: Server;

  /** `serving.ca` is the front proxy's authority: only its client certificate is admitted. */
  constructor(serving: KeyPair & { ca: string }, source: MetricsSource) {
    this.#server = createServer(
      { ...serving, requestCert: true, rejectUnauthorized: true },
      (request, response) => answer(request, response, source),
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
  source: MetricsSource,
): void {
  const url = new URL(request.url ?? '/', 'https://metrics');
  const selector = url.searchParams.get('labelSelector') ?? '';
  const { status, body } = metricsAnswer(
    url.pathname,
    selector,
    source,
    Date.now(),
  );
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
