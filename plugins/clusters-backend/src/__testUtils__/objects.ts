import { KubernetesObject } from '@dugnad/plugin-clusters-node';

const CREATED = '2026-03-01T08:00:00Z';

/** A pod as the API server returns it, as far as this plugin reads it. */
export function pod(options: {
  name: string;
  namespace: string;
  cpu?: string;
  memory?: string;
  phase?: string;
  node?: string;
  created?: string;
}): KubernetesObject {
  const { name, cpu = '100m', memory = '64Mi' } = options;
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      namespace: options.namespace,
      creationTimestamp: options.created ?? CREATED,
    },
    spec: {
      nodeName: options.node,
      containers: [{ name: 'main', resources: { requests: { cpu, memory } } }],
    },
    status: { phase: options.phase ?? 'Running' },
  };
}

/** A ready node. */
export function node(
  name: string,
  options: { ready?: boolean; labels?: Record<string, string> } = {},
): KubernetesObject {
  const ready = options.ready ?? true;
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name,
      creationTimestamp: CREATED,
      labels: options.labels,
      annotations: { 'k3s.io/node-args': '["server","--token","secret"]' },
    },
    spec: {},
    status: {
      capacity: { cpu: '4', memory: '16Gi', pods: '110' },
      allocatable: { cpu: '3900m', memory: '15Gi', pods: '110' },
      conditions: [
        { type: 'MemoryPressure', status: 'False' },
        {
          type: 'Ready',
          status: ready ? 'True' : 'Unknown',
          reason: ready ? 'KubeletReady' : 'NodeStatusUnknown',
        },
      ],
      nodeInfo: {
        kubeletVersion: 'v1.34.1+k3s1',
        osImage: 'Debian GNU/Linux 12 (bookworm)',
        architecture: 'amd64',
      },
    },
  };
}

/** A namespace, written by the portal where it has an owner. */
export function namespace(
  name: string,
  options: { owner?: string; environment?: string; created?: string } = {},
): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: {
      name,
      creationTimestamp: options.created ?? CREATED,
      labels: {
        ...(options.owner && { 'app.kubernetes.io/managed-by': 'dugnad' }),
        ...(options.environment && {
          'dugnad.dev/environment': options.environment,
        }),
      },
      annotations: options.owner
        ? { 'dugnad.dev/owner-ref': options.owner }
        : undefined,
    },
    status: { phase: 'Active' },
  };
}

/** A quota over requests, with any further fields of its spec. */
export function quota(
  inNamespace: string,
  hard: Record<string, string>,
  spec: Record<string, unknown> = {},
): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'ResourceQuota',
    metadata: {
      name: `quota-${Object.keys(hard).join('-')}`,
      namespace: inNamespace,
      creationTimestamp: CREATED,
    },
    spec: { hard, ...spec },
  };
}
