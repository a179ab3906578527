import { ScriptedObject } from './ScriptedApiServer';

const environment = Array.from({ length: 12 }, (_, index) => ({
  name: `SETTING_${index}`,
  value: `value-${index}-of-the-application`,
}));

const volumes = ['config', 'tls', 'tmp', 'kube-api-access'].map(name => ({
  name,
  projected: { defaultMode: 420, sources: [{ configMap: { name } }] },
}));

const conditions = ['Initialized', 'Ready', 'ContainersReady', 'PodScheduled'];

const fields = Object.fromEntries(
  Array.from({ length: 40 }, (_, index) => [
    `k:{"name":"SETTING_${index}"}`,
    { '.': {}, 'f:name': {}, 'f:value': {} },
  ]),
);

/** A pod as a cluster with 40 deployments in 20 namespaces has them: two containers, about 10 KB of JSON. */
export function realisticPod(index: number): ScriptedObject {
  const app = `service-${index % 40}`;
  const namespace = `team-${index % 20}`;
  const hash = `7c9f${(index % 40).toString(16)}b6d8`;
  const name = `${app}-${hash}-${index.toString(36).padStart(5, 'x')}`;
  return {
    metadata: {
      name,
      namespace,
      uid: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
      creationTimestamp: '2026-01-01T10:00:00Z',
      labels: {
        'app.kubernetes.io/name': app,
        'app.kubernetes.io/instance': app,
        'app.kubernetes.io/version': '1.4.2',
        'pod-template-hash': hash,
      },
      annotations: { 'example.org/checksum': `${hash}${hash}${index}` },
      ownerReferences: [
        {
          apiVersion: 'apps/v1',
          kind: 'ReplicaSet',
          name: `${app}-${hash}`,
          uid: `11111111-0000-4000-8000-${String(index % 40).padStart(
            12,
            '0',
          )}`,
          controller: true,
        },
      ],
      managedFields: ['kube-controller-manager', 'kubelet'].map(manager => ({
        manager,
        operation: 'Update',
        apiVersion: 'v1',
        time: '2026-01-01T10:00:00Z',
        fieldsV1: { 'f:spec': { 'f:containers': fields } },
      })),
    },
    spec: {
      nodeName: `node-${index % 200}`,
      serviceAccountName: 'default',
      containers: ['app', 'proxy'].map(container => ({
        name: container,
        image: `registry.example.org/${app}/${container}:1.4.2`,
        env: environment,
        ports: [{ containerPort: 8080, protocol: 'TCP' }],
        resources: {
          requests: { cpu: '100m', memory: '128Mi' },
          limits: { memory: '256Mi' },
        },
        volumeMounts: volumes.map(volume => ({
          name: volume.name,
          mountPath: `/var/run/${volume.name}`,
        })),
        readinessProbe: { httpGet: { path: '/ready', port: 8080 } },
        livenessProbe: { httpGet: { path: '/live', port: 8080 } },
      })),
      volumes,
      tolerations: ['not-ready', 'unreachable'].map(taint => ({
        key: `node.kubernetes.io/${taint}`,
        operator: 'Exists',
        effect: 'NoExecute',
        tolerationSeconds: 300,
      })),
    },
    status: {
      phase: 'Running',
      podIP: `10.${index % 200}.${Math.floor(index / 200) % 250}.${
        index % 250
      }`,
      startTime: '2026-01-01T10:00:00Z',
      conditions: conditions.map(type => ({
        type,
        status: 'True',
        lastTransitionTime: '2026-01-01T10:00:05Z',
      })),
      containerStatuses: ['app', 'proxy'].map(container => ({
        name: container,
        ready: true,
        restartCount: index % 3,
        image: `registry.example.org/${app}/${container}:1.4.2`,
        imageID: `registry.example.org/${app}@sha256:${hash.repeat(7)}`,
        containerID: `containerd://${String(index).padStart(64, '0')}`,
        state: { running: { startedAt: '2026-01-01T10:00:03Z' } },
      })),
    },
  };
}
