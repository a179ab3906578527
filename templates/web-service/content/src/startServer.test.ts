import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { createApp } from './createApp.ts';
import { startServer } from './startServer.ts';

describe('startServer', () => {
  it('finishes what it is answering before it stops', async () => {
    const health = { isReady: true };
    const server = await startServer({
      health,
      port: 0,
      drainMs: 0,
      app: async (_request, response) => {
        await sleep(100);
        response.end('whole answer');
      },
    });
    const answer = fetch(`http://127.0.0.1:${server.port}`);
    await sleep(30);
    const stopped = server.stop();
    assert.equal(health.isReady, false);
    assert.equal(await (await answer).text(), 'whole answer');
    await stopped;
    await assert.rejects(fetch(`http://127.0.0.1:${server.port}`));
  });

  it('says it is not ready before it stops listening', async () => {
    const health = { isReady: true };
    const app = createApp({ health, log: () => {} });
    const server = await startServer({ app, health, port: 0, drainMs: 200 });
    const stopped = server.stop();
    const response = await fetch(`http://127.0.0.1:${server.port}/readyz`);
    assert.equal(response.status, 503);
    await stopped;
  });
});
