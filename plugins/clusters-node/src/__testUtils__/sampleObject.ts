import { KubernetesObject } from '../types';

const amounts = { cpu: '500m', memory: '128Mi', 'nvidia.com/gpu': '1' };
const resources = { requests: amounts, limits: amounts };
const container = {
  name: 'web',
  image: 'registry.example/web:1',
  restartPolicy: 'Always',
  resources,
  ports: [{ hostPort: 80 }],
};
const moment = '2026-11-29T08:00:00Z';
const condition = {
  type: 'Ready',
  status: 'True',
  reason: 'Works',
  message: 'It works',
  lastTransitionTime: moment,
  observedGeneration: 1,
};
const containerStatus = {
  name: 'web',
  image: 'registry.example/web:1',
  ready: true,
  restartCount: 1,
  started: true,
  resources,
  allocatedResources: amounts,
  state: { running: { startedAt: moment } },
  lastState: {
    terminated: {
      reason: 'Error',
      message: 'no',
      exitCode: 1,
      finishedAt: moment,
    },
  },
};
const template = {
  metadata: { labels: { app: 'web' }, annotations: { note: 'a' } },
  spec: { containers: [container], initContainers: [container] },
};

const metadata = {
  uid: 'u',
  resourceVersion: '1',
  generation: 1,
  creationTimestamp: moment,
  labels: {
    app: 'web',
    'app.kubernetes.io/managed-by': 'dugnad',
    'app.kubernetes.io/version': '1a2b3c4',
    'dugnad.dev/claim-id': 'c1',
    'dugnad.dev/environment': 'dev',
    'kubernetes.io/service-name': 'web',
    'node-role.kubernetes.io/worker': '',
  },
  annotations: {
    'dugnad.dev/owner-ref': 'group:default/forms',
    'dugnad.dev/cost-center': '100',
    'storageclass.kubernetes.io/is-default-class': 'true',
    'kubectl.kubernetes.io/last-applied-configuration': '{}',
  },
  finalizers: ['example.org/keep'],
  ownerReferences: [
    {
      apiVersion: 'apps/v1',
      kind: 'ReplicaSet',
      name: 'web',
      uid: 'o',
      controller: true,
    },
  ],
  managedFields: [
    {
      manager: 'kubectl',
      operation: 'Apply',
      apiVersion: 'v1',
      time: moment,
      fieldsV1: { 'f:spec': { 'f:template': {} } },
    },
  ],
};

const spec = {
  ...{ nodeName: 'node-1', replicas: 1, schedule: '0 2 * * *', suspend: false },
  ...{ unschedulable: false, controller: 'example.org/c', timeZone: 'UTC' },
  ...{ restartPolicy: 'Always', paused: false, completions: 1 },
  containers: [container],
  initContainers: [container],
  ...{ overhead: amounts, resources, hard: amounts },
  resourceClaims: [{ name: 'gpu' }],
  nodeSelector: { disk: 'ssd' },
  taints: [{ key: 'dedicated', effect: 'NoSchedule' }],
  schedulingGates: [{ name: 'wait' }],
  volumes: [{ name: 'v', persistentVolumeClaim: { claimName: 'v' } }],
  selector: { matchLabels: { app: 'web' } },
  template,
  jobTemplate: { spec: { template } },
  rules: [{ host: 'web.example', backendRefs: [{ name: 'web', port: 80 }] }],
  parentRefs: [{ name: 'gateway' }],
  podSelector: {},
  ingress: [{ from: [{ podSelector: {} }] }],
  policyTypes: ['Ingress'],
};

const status = {
  ...{ observedGeneration: 1, replicas: 1, readyReplicas: 1, succeeded: 1 },
  ...{ availableReplicas: 1, updatedReplicas: 1, failed: 0 },
  conditions: [condition],
  capacity: { ...amounts, pods: '110', storage: '1Gi' },
  allocatable: { ...amounts, pods: '110' },
  used: amounts,
  nodeInfo: {
    kubeletVersion: 'v1.34.1',
    osImage: 'Flatcar',
    architecture: 'amd64',
  },
  containerStatuses: [containerStatus],
  initContainerStatuses: [containerStatus],
  ...{ message: 'm', reason: 'r', resize: 'Deferred', startTime: moment },
  loadBalancer: { ingress: [{ ip: '10.0.0.1' }] },
};

/** What only one kind has, or has in another shape than others. */
const own: Record<string, Record<string, unknown>> = {
  CronJob: { status: { ...status, active: [{ name: 'web-1' }] } },
  PersistentVolumeClaim: { status: { ...status, phase: 'Bound' } },
  Job: { status: { ...status, active: 1 } },
};

/** A sound object with every field that any projection reads, whatever its kind. */
export function sampleObject(kind: string, name = 'sample'): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind,
    metadata: { ...metadata, name, namespace: 'maps' },
    spec,
    status: { ...status, phase: 'Running' },
    provisioner: 'csi.example.org',
    roleRef: { kind: 'ClusterRole', name: 'edit' },
    subjects: [{ kind: 'Group', name: 'forms', namespace: 'maps' }],
    revision: 1,
    data: { spec: { template } },
    involvedObject: { kind: 'Pod', name: 'web', uid: 'p', fieldPath: 'spec' },
    ...{ type: 'Warning', reason: 'Failed', message: 'no', count: 1 },
    ...{ firstTimestamp: moment, lastTimestamp: moment },
    endpoints: [{ addresses: ['10.0.0.1'], conditions: { ready: true } }],
    ...own[kind],
  };
}
