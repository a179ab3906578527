import type { ControlPlaneAccess } from '@dugnad/control-plane';
import { JsonObject } from '@backstage/types';
import { request } from 'node:https';

/** Sets up and breaks things in the test control plane, as its administrator. */
export class TestCluster {
  readonly #access: ControlPlaneAccess;

  constructor(access: ControlPlaneAccess) {
    this.#access = access;
  }

  async createNamespace(name: string, metadata: JsonObject = {}) {
    await this.send('POST', '/api/v1/namespaces', {
      metadata: { name, ...metadata },
    });
    // Pods are refused until the controller has made the default account
    const account = `/api/v1/namespaces/${name}/serviceaccounts/default`;
    await eventually(() => this.send('GET', account));
  }

  async removeNamespace(name: string) {
    await this.send('DELETE', `/api/v1/namespaces/${name}`);
  }

  async apply(path: string, object: JsonObject) {
    const query = 'fieldManager=rollouts-test&force=true';
    await this.send('PATCH', `${path}?${query}`, object, 'apply-patch+yaml');
  }

  /** Calls the API; the parsed answer. Throws for an error status. */
  async send(
    method: string,
    path: string,
    body?: JsonObject,
    type = 'json',
  ): Promise<JsonObject> {
    const { url, caData, adminToken } = this.#access;
    return new Promise<JsonObject>((resolve, reject) => {
      const call = request(
        new URL(path, url),
        {
          method,
          ca: Buffer.from(caData, 'base64'),
          headers: {
            authorization: `Bearer ${adminToken}`,
            'content-type': `application/${type}`,
          },
        },
        response => {
          let text = '';
          response.setEncoding('utf8');
          response.on('data', chunk => {
            text += chunk;
          });
          response.on('end', () => {
            const { statusCode = 0 } = response;
            if (statusCode < 300) {
              resolve(JSON.parse(text));
            } else {
              reject(new Error(`${method} ${path}: ${statusCode} ${text}`));
            }
          });
        },
      );
      call.on('error', reject);
      call.end(body && JSON.stringify(body));
    });
  }
}

/** Repeats until it no longer throws; the last error after `timeoutMs`. */
export async function eventually<T>(
  attempt: () => Promise<T>,
  timeoutMs = 25_000,
): Promise<T> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > end) {
        throw error;
      }
      await new Promise(resolve => {
        setTimeout(resolve, 100);
      });
    }
  }
}
