import { JsonObject } from '@backstage/types';

/** What a test varies of a workload. */
export interface WorkloadOptions {
  name: string;
  image?: string;
  /** Of the container. */
  env?: Record<string, string>;
  annotations?: Record<string, string>;
  labels?: Record<string, string>;
  podAnnotations?: Record<string, string>;
  /** Fields of `spec` beside selector and template. */
  spec?: JsonObject;
  /** Fields of the pod's `spec`. */
  podSpec?: JsonObject;
  /** Fields of the container. */
  container?: JsonObject;
}

/** Kinds that roll out, and what the API calls them. */
export const PLURALS = {
  Deployment: 'deployments',
  StatefulSet: 'statefulsets',
  DaemonSet: 'daemonsets',
} as const;
/** A kind that rolls out. */
export type RollingKind = keyof typeof PLURALS;

/** Path of a workload in the Kubernetes API. */
export const apiPath = (kind: RollingKind, namespace: string, name: string) =>
  `/apis/apps/v1/namespaces/${namespace}/${PLURALS[kind]}/${name}`;

/** A small workload of any kind that the fake nodes run. */
export function workload(
  kind: RollingKind,
  namespace: string,
  options: WorkloadOptions,
): JsonObject {
  const { name, env = {}, annotations = {}, labels = {} } = options;
  const own = { app: name };
  const replicas = kind === 'DaemonSet' ? {} : { replicas: 1 };
  const service = kind === 'StatefulSet' ? { serviceName: name } : {};
  return {
    apiVersion: 'apps/v1',
    kind,
    metadata: { name, namespace, annotations, labels: { ...own, ...labels } },
    spec: {
      ...{ ...replicas, ...service, ...options.spec },
      selector: { matchLabels: own },
      template: {
        metadata: { labels: own, annotations: options.podAnnotations ?? {} },
        spec: {
          terminationGracePeriodSeconds: 0,
          ...options.podSpec,
          containers: [
            {
              name: 'web',
              image: options.image ?? 'registry.example/web:1.0.0',
              env: Object.entries(env).map(([key, value]) => ({
                name: key,
                value,
              })),
              resources: { requests: { cpu: '1m' } },
              ...options.container,
            },
          ],
        },
      },
    },
  };
}
