import { readFile } from 'node:fs/promises';
import { Agent, request } from 'node:https';
import { parse } from 'yaml';
import { z } from 'zod';

const kubeconfigSchema = z.object({
  clusters: z.tuple([
    z.object({
      cluster: z.object({
        server: z.string(),
        'certificate-authority-data': z.string(),
      }),
    }),
  ]),
  users: z.tuple([
    z.object({
      user: z.object({
        token: z.string().optional(),
        'client-certificate-data': z.string().optional(),
        'client-key-data': z.string().optional(),
      }),
    }),
  ]),
});

/** A Kubernetes object as far as these tests read it. */
export interface ClusterObject {
  kind?: string;
  metadata: { name: string; labels?: Record<string, string> };
  [key: string]: unknown;
}

/** An API server with the rights of the kubeconfig it was opened with. */
export interface ClusterApi {
  get(path: string): Promise<ClusterObject>;
  list(path: string): Promise<ClusterObject[]>;
  /** Strategic merge patch. */
  patch(path: string, body: unknown): Promise<ClusterObject>;
  remove(path: string): Promise<ClusterObject>;
}

const objectSchema = z.looseObject({
  kind: z.string().optional(),
  metadata: z.looseObject({
    name: z.string().default(''),
    labels: z.record(z.string(), z.string()).optional(),
  }),
});
const listSchema = z.object({ items: z.array(objectSchema) });

/** Opens the API server of a kubeconfig file. Calls throw with the server's own words. */
export async function openCluster(kubeconfig: string): Promise<ClusterApi> {
  const config = kubeconfigSchema.parse(
    parse(await readFile(kubeconfig, 'utf8')),
  );
  const [{ cluster }] = config.clusters;
  const [{ user }] = config.users;
  const decode = (text?: string) => text && Buffer.from(text, 'base64');
  const agent = new Agent({
    ca: decode(cluster['certificate-authority-data']),
    cert: decode(user['client-certificate-data']),
    key: decode(user['client-key-data']),
  });
  const call = (method: string, path: string, body?: unknown) =>
    new Promise<unknown>((resolve, reject) => {
      const outgoing = request(
        `${cluster.server}${path}`,
        {
          method,
          agent,
          headers: {
            accept: 'application/json',
            ...(user.token && { authorization: `Bearer ${user.token}` }),
            ...(body !== undefined && {
              'content-type': 'application/strategic-merge-patch+json',
            }),
          },
        },
        answer => {
          let text = '';
          answer.setEncoding('utf8').on('data', chunk => (text += chunk));
          answer.on('end', () =>
            (answer.statusCode ?? 500) < 400
              ? resolve(JSON.parse(text))
              : reject(new Error(`${method} ${path}: ${text}`)),
          );
        },
      );
      outgoing.on('error', reject);
      outgoing.end(body === undefined ? undefined : JSON.stringify(body));
    });
  return {
    get: async path => objectSchema.parse(await call('GET', path)),
    list: async path => listSchema.parse(await call('GET', path)).items,
    patch: async (path, body) =>
      objectSchema.parse(await call('PATCH', path, body)),
    remove: async path => objectSchema.parse(await call('DELETE', path)),
  };
}
