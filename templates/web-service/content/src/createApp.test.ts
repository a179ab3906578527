import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { createApp } from './createApp.ts';
import { createLogger } from './createLogger.ts';

describe('createApp', () => {
  const health = { isReady: true };
  let logged: string[];
  let server: ReturnType<typeof createServer>;
  let url: string;

  beforeEach(async () => {
    logged = [];
    health.isReady = true;
    const log = createLogger(line => logged.push(line));
    server = createServer(createApp({ health, log })).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    url = `http://127.0.0.1:${port}`;
  });
  afterEach(() => server.close());

  it('answers with its name', async () => {
    const response = await fetch(url);
    assert.equal(response.status, 200);
    assert.deepEqual(await response.json(), { service: '${{ values.name }}' });
  });

  it('is alive and ready, without filling the log', async () => {
    assert.equal((await fetch(`${url}/healthz`)).status, 200);
    assert.equal((await fetch(`${url}/readyz`)).status, 200);
    assert.deepEqual(logged, []);
  });

  it('is alive but not ready while it stops', async () => {
    health.isReady = false;
    assert.equal((await fetch(`${url}/healthz`)).status, 200);
    assert.equal((await fetch(`${url}/readyz`)).status, 503);
  });

  it('logs a request as one JSON object', async () => {
    await fetch(`${url}/missing?secret=1`);
    assert.equal(logged.length, 1);
    const { time, durationMs, ...entry } = JSON.parse(logged[0] ?? '');
    assert.ok(Date.parse(time) > 0);
    assert.ok(durationMs >= 0);
    assert.deepEqual(entry, {
      level: 'info',
      message: 'Request',
      method: 'GET',
      path: '/missing',
      status: 404,
    });
  });
});
