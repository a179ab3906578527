import { spawn, type ChildProcess } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { KubeClient } from '../kube/KubeClient.ts';
import { commandLineOf } from '../process/procfs.ts';
import type { ControlPlaneAccess } from '../types.ts';
import { startControlPlane } from './startControlPlane.ts';
import { waitFor } from './waitFor.ts';

jest.setTimeout(180_000);

let stateDir: string;
beforeEach(() => {
  stateDir = mkdtempSync(join(tmpdir(), 'control-plane-test-'));
});
afterEach(() => rmSync(stateDir, { recursive: true, force: true }));

function clientOf(access: ControlPlaneAccess, token = access.adminToken) {
  const ca = Buffer.from(access.caData, 'base64').toString();
  return new KubeClient({ url: access.url, ca, token });
}

/** Processes whose command line names the state folder. */
function processesIn(dir: string): string[] {
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter(pid =>
      commandLineOf(Number(pid))?.some(a => a.includes(`${dir}/`)),
    );
}

it('keeps address, data and tokens over a restart, and gives the portal its rights and no more', async () => {
  const first = await startControlPlane({ stateDir });
  const before = clientOf(first.access);
  await before.request('POST', '/api/v1/namespaces', {
    body: { metadata: { name: 'kept' } },
  });
  before.close();
  await expect(startControlPlane({ stateDir })).rejects.toThrow(
    'already running',
  );
  await first.stop();
  expect(processesIn(stateDir)).toEqual([]);

  const second = await startControlPlane({ stateDir });
  expect(second.access).toEqual(first.access);
  const portal = clientOf(second.access, second.access.portalToken);
  await expect(
    portal.request('GET', '/api/v1/namespaces/kept'),
  ).resolves.toHaveProperty('metadata.name', 'kept');
  await expect(portal.request('GET', '/api/v1/secrets')).rejects.toMatchObject({
    statusCode: 403,
  });
  portal.close();
  await second.stop();
});

it('lets one component be killed and started again, and goes on with the same data', async () => {
  const lines: string[] = [];
  const plane = await startControlPlane({
    stateDir,
    log: line => lines.push(line),
  });
  const admin = clientOf(plane.access);
  await plane.kill('kube-apiserver');
  await expect(admin.request('GET', '/readyz')).rejects.toThrow();
  await plane.start('kube-apiserver');
  await expect(admin.request('GET', '/readyz')).resolves.toBe('ok');
  await plane.kill('etcd');
  await plane.start('etcd');
  await waitFor(
    async () => Boolean(await admin.request('GET', '/api/v1/namespaces')),
    { what: 'An answer with etcd back', timeoutMs: 30_000 },
  );
  admin.close();
  await plane.stop();
});

it('says which port is taken and what to do', async () => {
  const plane = await startControlPlane({ metrics: false });
  const apiPort = Number(new URL(plane.access.url).port);
  await expect(startControlPlane({ stateDir, apiPort })).rejects.toThrow(
    `Port ${apiPort} on 127.0.0.1 is taken`,
  );
  await plane.stop();
  expect(existsSync(plane.stateDir)).toBe(false);
});

describe('as a command', () => {
  const cli = join(import.meta.dirname, '../cli.ts');

  function up(): ChildProcess {
    const cluster = 'name=oslo,profile=k3s,nodes=1';
    return spawn(
      process.execPath,
      [cli, 'up', '--state', stateDir, '--cluster', cluster],
      { stdio: ['pipe', 'pipe', 'ignore'] },
    );
  }

  async function ready(child: ChildProcess): Promise<ControlPlaneAccess> {
    if (!child.stdout) throw new Error('no standard output');
    for await (const line of createInterface({ input: child.stdout })) {
      return JSON.parse(line).clusters[0];
    }
    throw new Error('ended before it was ready');
  }

  const nothingLeft = {
    what: 'The end of every process',
    timeoutMs: 20_000,
  };

  it('leaves nothing running after kill -9, and starts again from what that left', async () => {
    const killed = up();
    const access = await ready(killed);
    killed.kill('SIGKILL');
    await waitFor(async () => processesIn(stateDir).length === 0, nothingLeft);

    const again = up();
    await expect(ready(again)).resolves.toMatchObject({ url: access.url });
    again.stdin?.end(); // as when the process that started it is gone
    await waitFor(async () => processesIn(stateDir).length === 0, nothingLeft);
    expect(existsSync(join(stateDir, 'oslo', 'owner'))).toBe(false);
  });

  it('stops cleanly when asked while it is still starting', async () => {
    const child = up();
    await waitFor(
      async () => existsSync(join(stateDir, 'oslo/run/kube-apiserver.pid')),
      { what: 'The start of kube-apiserver', timeoutMs: 30_000 },
    );
    child.kill('SIGTERM');
    await waitFor(async () => processesIn(stateDir).length === 0, nothingLeft);
    expect(readFileSync(join(stateDir, 'oslo/ports.json'), 'utf8')).toContain(
      'api',
    );
  });
});
