import type { KubeClient } from '../kube/KubeClient.ts';
import { KubeError } from '../kube/KubeError.ts';

const service = { name: 'metrics-server', namespace: 'kube-system' };
const apiServiceName = 'v1beta1.metrics.k8s.io';
const servicePath = `/api/v1/namespaces/${service.namespace}/services/${service.name}`;
const apiServicePath = `/apis/apiregistration.k8s.io/v1/apiservices/${apiServiceName}`;

/**
 * Lets the API server forward `metrics.k8s.io` to a port of this machine. The aggregation layer calls the host of an
 * ExternalName Service itself, so this works without any cluster network. `ca` is PEM.
 */
export async function registerMetrics(
  admin: KubeClient,
  port: number,
  ca: string,
): Promise<void> {
  await put(admin, servicePath, {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: service,
    spec: { type: 'ExternalName', externalName: 'localhost' },
  });
  await put(admin, apiServicePath, {
    apiVersion: 'apiregistration.k8s.io/v1',
    kind: 'APIService',
    metadata: { name: apiServiceName },
    spec: {
      group: 'metrics.k8s.io',
      version: 'v1beta1',
      groupPriorityMinimum: 100,
      versionPriority: 100,
      service: { ...service, port },
      caBundle: Buffer.from(ca).toString('base64'),
    },
  });
}

/** Takes back what an earlier start registered: an API group that does not answer would block namespace deletion. */
export async function unregisterMetrics(admin: KubeClient): Promise<void> {
  for (const path of [apiServicePath, servicePath]) {
    try {
      await admin.request('DELETE', path);
    } catch (error) {
      if (!(error instanceof KubeError) || error.statusCode !== 404)
        throw error;
    }
  }
}

/** Whether the API server reaches the metrics. */
export async function areMetricsServed(admin: KubeClient): Promise<boolean> {
  await admin.request('GET', '/apis/metrics.k8s.io/v1beta1/nodes');
  return true;
}

/** Create or patch: Kubernetes 1.20 cannot apply an APIService server-side. */
async function put(
  admin: KubeClient,
  path: string,
  body: unknown,
): Promise<void> {
  try {
    await admin.request('PATCH', path, {
      body,
      contentType: 'application/merge-patch+json',
    });
  } catch (error) {
    if (!(error instanceof KubeError) || error.statusCode !== 404) throw error;
    await admin.request('POST', path.slice(0, path.lastIndexOf('/')), { body });
  }
}
