import {
  ClusterDetail,
  NamespaceSummary,
  NodeSummary,
} from '@dugnad/plugin-clusters-common';

const GiB = 1024 ** 3;

const node: NodeSummary = {
  name: 'oslo-1',
  ready: true,
  schedulable: true,
  problems: [],
  roles: ['control-plane'],
  version: 'v1.34.1+k3s1',
  osImage: 'Debian GNU/Linux 12',
  architecture: 'amd64',
  createdAt: '2026-01-01T08:00:00.000Z',
  capacity: { cpuCores: 4, memoryBytes: 16 * GiB },
  allocatable: { cpuCores: 4, memoryBytes: 15 * GiB },
  requested: { cpuCores: 1.5, memoryBytes: 3 * GiB },
  pods: 12,
  podCapacity: 110,
};

/** A cluster that answers, with one node in trouble. */
export const oslo: ClusterDetail = {
  name: 'oslo',
  title: 'Oslo',
  url: 'https://oslo.test:6443',
  reachability: {
    state: 'live',
    since: '2026-03-01T09:00:00.000Z',
    lastSeen: '2026-03-01T11:00:00.000Z',
    error: null,
  },
  version: 'v1.34.1',
  distribution: 'k3s',
  staleSince: null,
  gaps: [],
  nodes: { ready: 1, total: 2 },
  capacity: { cpuCores: 8, memoryBytes: 32 * GiB },
  allocatable: { cpuCores: 8, memoryBytes: 30 * GiB },
  requested: { cpuCores: 2, memoryBytes: 6 * GiB },
  promised: { cpuCores: 6, memoryBytes: 60 * GiB },
  pods: { running: 20, total: 24 },
  namespaces: 2,
  storageClasses: [
    {
      name: 'local-path',
      implementation: 'rancher.io/local-path',
      isDefault: true,
    },
  ],
  ingressClasses: [],
  lastChange: {
    at: '2026-03-01T10:59:00.000Z',
    action: 'changed',
    kind: 'Pod',
    namespace: 'forms-prod',
  },
  nodeList: [
    node,
    {
      ...node,
      name: 'oslo-2',
      roles: [],
      ready: false,
      schedulable: false,
      problems: ['NotReady: NodeStatusUnknown'],
    },
  ],
};

/** A cluster that never answered: nothing is known about it. */
export const bergen: ClusterDetail = {
  ...oslo,
  name: 'bergen',
  title: 'Bergen',
  reachability: {
    state: 'unreachable',
    since: '2026-03-01T09:30:00.000Z',
    lastSeen: null,
    error: 'connection refused',
  },
  version: null,
  distribution: null,
  nodes: null,
  capacity: null,
  allocatable: null,
  requested: null,
  promised: null,
  pods: null,
  namespaces: null,
  storageClasses: null,
  ingressClasses: null,
  lastChange: null,
  nodeList: null,
};

/** A namespace the portal wrote for a team. */
export const formsProd: NamespaceSummary = {
  name: 'forms-prod',
  phase: 'Active',
  createdAt: '2026-02-01T08:00:00.000Z',
  ownerRef: 'group:default/forms',
  environment: 'prod',
  managed: true,
  pods: 4,
  requested: { cpuCores: 0.5, memoryBytes: GiB },
  quota: { limited: true, cpuCores: 4, memoryBytes: 8 * GiB },
};
