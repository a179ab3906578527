import { JsonObject } from '@backstage/types';

/** What a test varies of a Deployment. */
export interface DeploymentOptions {
  name: string;
  namespace: string;
  image?: string;
  replicas?: number;
  /** Value of the label `backstage.io/kubernetes-id`. */
  component?: string;
  podAnnotations?: Record<string, string>;
  cpuRequest?: string;
}

/** Path of a Deployment in the Kubernetes API. */
export const deploymentPath = (namespace: string, name: string) =>
  `/apis/apps/v1/namespaces/${namespace}/deployments/${name}`;

/** A small Deployment that the fake nodes run. */
export function deployment(options: DeploymentOptions): JsonObject {
  const { name, namespace, component, podAnnotations, cpuRequest } = options;
  const labels = { app: name };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {
      name,
      namespace,
      labels: {
        ...labels,
        ...(component && { 'backstage.io/kubernetes-id': component }),
      },
    },
    spec: {
      replicas: options.replicas ?? 1,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels, annotations: podAnnotations ?? {} },
        spec: {
          terminationGracePeriodSeconds: 0,
          containers: [
            {
              name: 'web',
              image: options.image ?? 'registry.example/web:1.0.0',
              resources: { requests: { cpu: cpuRequest ?? '1m' } },
            },
          ],
        },
      },
    },
  };
}
