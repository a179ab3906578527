import { KubernetesObject } from '@dugnad/plugin-clusters-node';

/** A node as the API shows it. */
export function node(name: string, cpu = '10', memory = '40Gi') {
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name, labels: {} },
    status: { capacity: { cpu, memory } },
  };
}

/** A namespace of an owner. */
export function namespace(name: string, ownerRef: string): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name, annotations: { 'dugnad.dev/owner-ref': ownerRef } },
  };
}

/** A pod of one container. */
export function pod(
  name: string,
  namespaceName: string,
  over: { cpu?: string; memory?: string; status?: object } = {},
): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      namespace: namespaceName,
      uid: `${namespaceName}/${name}`,
      ownerReferences: [
        {
          apiVersion: 'apps/v1',
          kind: 'ReplicaSet',
          name: 'web-1',
          uid: 'rs',
          controller: true,
        },
      ],
    },
    spec: {
      nodeName: 'node-1',
      containers: [
        {
          name: 'web',
          resources: {
            requests: { cpu: over.cpu ?? '1', memory: over.memory ?? '1Gi' },
          },
        },
      ],
    },
    status: over.status ?? { phase: 'Running' },
  };
}

/** The ReplicaSet above `pod`. */
export function replicaSet(namespaceName: string): KubernetesObject {
  return {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: {
      name: 'web-1',
      namespace: namespaceName,
      ownerReferences: [
        {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          name: 'web',
          uid: 'd',
          controller: true,
        },
      ],
    },
  };
}
