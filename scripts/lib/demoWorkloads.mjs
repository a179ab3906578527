import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { Agent, request } from 'node:https';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from './checkout.mjs';

const SETTLE_MS = 60_000;

/**
 * Puts into an embedded cluster what runs there before anybody uses the portal, once. Done as its administrator: the
 * portal could not. Files go in by name; before those that begin with 9 the ones before them must be running.
 */
export async function applyDemoWorkloads(cluster) {
  const folder = path.join(root, 'catalog/demo/workloads', cluster.name);
  const done = path.join(cluster.stateDir, 'demo-applied');
  if (!existsSync(folder) || existsSync(done)) return;
  const { loadAll } = await import('js-yaml');
  const api = connect(cluster);
  for (const file of (await readdir(folder)).sort()) {
    if (file.startsWith('9')) await settled(api);
    const text = await readFile(path.join(folder, file), 'utf8');
    for (const object of loadAll(text).filter(Boolean))
      await apply(api, object);
  }
  api.close();
  await writeFile(done, '');
}

async function apply(api, object) {
  const { apiVersion, kind, metadata } = object;
  const base = apiVersion === 'v1' ? '/api/v1' : `/apis/${apiVersion}`;
  const { resources } = await api.send('GET', base);
  const resource = resources.find(
    it => it.kind === kind && !it.name.includes('/'),
  );
  const space = resource.namespaced ? `/namespaces/${metadata.namespace}` : '';
  await api.send(
    'PATCH',
    `${base}${space}/${resource.name}/${metadata.name}?fieldManager=demo&force=true`,
    object,
  );
}

/** Waits until every Deployment is available, or a minute. */
async function settled(api) {
  const end = Date.now() + SETTLE_MS;
  while (Date.now() < end) {
    const { items } = await api.send('GET', '/apis/apps/v1/deployments');
    const waiting = items.filter(
      ({ spec, status }) => (status.availableReplicas ?? 0) < spec.replicas,
    );
    if (!waiting.length) return;
    await sleep(500);
  }
}

function connect({ url, caData, adminToken }) {
  const agent = new Agent({
    keepAlive: true,
    ca: Buffer.from(caData, 'base64'),
  });
  const send = (method, target, body) =>
    new Promise((resolve, reject) => {
      const call = request(
        `${url}${target}`,
        {
          method,
          agent,
          headers: {
            authorization: `Bearer ${adminToken}`,
            accept: 'application/json',
            ...(body && { 'content-type': 'application/apply-patch+yaml' }),
          },
        },
        response => {
          let text = '';
          response.setEncoding('utf8').on('data', chunk => (text += chunk));
          response.on('end', () =>
            response.statusCode < 400
              ? resolve(JSON.parse(text))
              : reject(new Error(`${method} ${target}: ${text}`)),
          );
        },
      );
      call.on('error', reject);
      call.end(body && JSON.stringify(body));
    });
  return { send, close: () => agent.destroy() };
}
