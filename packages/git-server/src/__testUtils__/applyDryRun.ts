import type { ControlPlaneAccess } from '@dugnad/control-plane';
import { request } from 'node:https';

interface Manifest {
  apiVersion: string;
  kind: string;
  metadata: { name: string };
}

const RESOURCES: Record<string, string> = {
  Deployment: 'deployments',
  Service: 'services',
  NetworkPolicy: 'networkpolicies',
};

/** Has an API server check a namespaced manifest (server-side apply, dry run). Gives its status and message. */
export function applyDryRun(
  access: ControlPlaneAccess,
  namespace: string,
  manifest: Manifest,
) {
  const { apiVersion, kind, metadata } = manifest;
  const group = apiVersion === 'v1' ? '/api/v1' : `/apis/${apiVersion}`;
  const path = `${group}/namespaces/${namespace}/${RESOURCES[kind]}/${metadata.name}?dryRun=All&fieldManager=template-test`;
  return callKubernetes(access, 'PATCH', path, manifest);
}

/** One request to an API server as its administrator, to set up and check. */
export function callKubernetes(
  access: ControlPlaneAccess,
  method: string,
  path: string,
  body?: object,
): Promise<{ status: number; body: string }> {
  const apply = method === 'PATCH';
  return new Promise((resolve, reject) => {
    const sent = request(
      new URL(path, access.url),
      {
        method,
        ca: Buffer.from(access.caData, 'base64'),
        headers: {
          Authorization: `Bearer ${access.adminToken}`,
          'Content-Type': apply
            ? 'application/apply-patch+yaml'
            : 'application/json',
        },
      },
      response => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', chunk => {
          text += chunk;
        });
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, body: text }),
        );
      },
    );
    sent.on('error', reject);
    sent.end(body && JSON.stringify(body));
  });
}
