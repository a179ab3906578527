import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Health } from './createApp.ts';

export interface ServerOptions {
  app: RequestListener;
  health: Health;
  port: number;
  drainMs: number;
}

export interface RunningServer {
  port: number;
  /** Says "not ready", answers for a while longer, then finishes open requests and closes. */
  stop(): Promise<void>;
}

/** Listens, and stops without dropping a request: what a rolling update needs. */
export async function startServer(
  options: ServerOptions,
): Promise<RunningServer> {
  const { app, health, port, drainMs } = options;
  const server = createServer(app);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, resolve);
  });
  const address = server.address();
  return {
    port: address !== null && typeof address === 'object' ? address.port : port,
    async stop() {
      health.isReady = false;
      await sleep(drainMs);
      await new Promise(resolve => {
        server.close(resolve);
        server.closeIdleConnections();
      });
    },
  };
}
