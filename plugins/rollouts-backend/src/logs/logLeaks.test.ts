import { once } from 'node:events';
import { createServer, get, Server } from 'node:http';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { Audit } from '@dugnad/plugin-backend-kit-node';
import { ClusterConnection } from '@dugnad/plugin-clusters-node';
import express from 'express';
import { eventually } from '../__fixtures__/TestCluster';
import { LogReader } from './LogReader';
import { logRoutes } from './logRoutes';
import { LogSlots } from './LogSlots';

jest.setTimeout(60_000);

const HANGUPS = 1_000;

describe('places for logs', () => {
  /** Logs that the cluster is sending now. */
  let open = 0;
  let opened = 0;
  const slots = new LogSlots({ all: 5_000, perCaller: 5_000 });
  let server: Server;
  let port = 0;

  /** A container's log that goes on for ever. */
  async function* log({
    signal,
  }: {
    signal?: AbortSignal;
  }): AsyncGenerator<Buffer, void, void> {
    open += 1;
    opened += 1;
    signal?.addEventListener('abort', () => {
      open -= 1;
    });
    yield Buffer.alloc(0);
    for (let line = 1; !signal?.aborted; line++) {
      await new Promise(resolve => setTimeout(resolve, 5));
      yield Buffer.from(`line ${line}\n`);
    }
  }

  const pod = {
    metadata: { name: 'web-1' },
    status: { containerStatuses: [{ name: 'web' }] },
  };

  beforeAll(async () => {
    const stream: ClusterConnection['stream'] = options => log(options);
    const reader = new LogReader({
      clusters: { connection: () => ({ stream }) },
      targets: {
        findFor: async () => ({
          workload: { kind: 'Deployment', namespace: 'maps', name: 'web' },
          related: { pods: [pod] },
        }),
      },
      slots,
      limits: { maxBytes: 1_000_000, maxFollowMs: 600_000 },
    });
    const app = express();
    app.use(
      logRoutes({
        httpAuth: mockServices.httpAuth({
          defaultCredentials: mockCredentials.user(),
        }),
        audit: new Audit(mockServices.auditor.mock()),
        logger: mockServices.logger.mock(),
        logs: reader,
      }),
    );
    server = createServer(app).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    port = typeof address === 'object' && address ? address.port : 0;
  });

  afterAll(() => server.close());

  /** Asks for a followed log and hangs up after `ms`. */
  const hangUpAfter = (ms: number) =>
    new Promise<void>(resolve => {
      const request = get({
        port,
        path: '/workloads/test/maps/Deployment/web/logs?pod=web-1&follow=true',
        agent: false,
      });
      request.on('error', () => resolve());
      request.on('close', () => resolve());
      setTimeout(() => request.destroy(), ms);
    });

  it('come back from everybody who hangs up, whenever that is', async () => {
    for (let round = 0; round < HANGUPS / 50; round++) {
      await Promise.all(
        Array.from({ length: 50 }, (_, index) => hangUpAfter((index % 25) * 4)),
      );
    }
    await eventually(async () => {
      expect(slots.taken).toBe(0);
      expect(open).toBe(0);
    });
    // Hanging up before anything was opened would prove nothing
    expect(opened).toBeGreaterThan(HANGUPS / 10);
  });

  it('come back once from a log that is closed twice', () => {
    const giveBack = slots.take('ingrid');
    slots.take('ingrid');
    giveBack();
    giveBack();
    expect(slots.taken).toBe(1);
  });
});
