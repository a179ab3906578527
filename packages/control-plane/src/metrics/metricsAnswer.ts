import type { NodeSpec } from '../fakelet/nodeSpecs.ts';
import type { Pod } from '../kube/objects.ts';
import { containerUsage, type Usage } from './containerUsage.ts';
import { matchesSelector } from './matchesSelector.ts';

export interface MetricsSource {
  nodes: NodeSpec[];
  pods(): Iterable<Pod>;
}

export interface Answer {
  status: number;
  body: unknown;
}

const apiVersion = 'metrics.k8s.io/v1beta1';
const root = `/apis/${apiVersion}`;
const windowText = '15s';
/** What the operating system and the kubelet of a node use themselves. */
const systemUsage = { cpuCores: 0.15, memoryBytes: 700 * 1024 ** 2 };

const verbs = ['get', 'list'];
const discovery = {
  kind: 'APIResourceList',
  apiVersion: 'v1',
  groupVersion: apiVersion,
  resources: [
    {
      name: 'nodes',
      singularName: '',
      namespaced: false,
      kind: 'NodeMetrics',
      verbs,
    },
    {
      name: 'pods',
      singularName: '',
      namespaced: true,
      kind: 'PodMetrics',
      verbs,
    },
  ],
};

/** What `metrics.k8s.io/v1beta1` answers for a path at a time. */
export function metricsAnswer(
  path: string,
  labelSelector: string,
  source: MetricsSource,
  nowMs: number,
): Answer {
  if (path === root) return ok(discovery);
  const parts = path.slice(root.length + 1).split('/');
  if (!path.startsWith(`${root}/`)) return notFound(path);
  if (parts[0] === 'nodes') {
    const items = source.nodes
      .filter(node => matchesSelector(node.labels, labelSelector))
      .map(node => nodeMetrics(node, source, nowMs));
    return oneOrAll('NodeMetrics', items, parts[1], path);
  }
  const [namespace, kind, name] =
    parts[0] === 'namespaces' ? parts.slice(1) : [undefined, ...parts];
  if (kind !== 'pods') return notFound(path);
  const items = [...source.pods()]
    .filter(pod => pod.status?.phase === 'Running')
    .filter(pod => !namespace || pod.metadata.namespace === namespace)
    .filter(pod => !name || pod.metadata.name === name)
    .filter(pod => matchesSelector(pod.metadata.labels ?? {}, labelSelector))
    .map(pod => podMetrics(pod, nowMs));
  return oneOrAll('PodMetrics', items, name, path);
}

function oneOrAll(
  kind: string,
  items: { metadata: { name: string } }[],
  name: string | undefined,
  path: string,
): Answer {
  if (!name) {
    return ok({ kind: `${kind}List`, apiVersion, metadata: {}, items });
  }
  const item = items.find(({ metadata }) => metadata.name === name);
  return item ? ok({ kind, apiVersion, ...item }) : notFound(path);
}

function podMetrics(pod: Pod, nowMs: number) {
  const { name, namespace, labels, creationTimestamp } = pod.metadata;
  return {
    metadata: { name, namespace, labels, creationTimestamp },
    ...sampleTime(nowMs),
    containers: pod.spec.containers.map(container => ({
      name: container.name,
      usage: quantities(containerUsage(pod, container, nowMs)),
    })),
  };
}

function nodeMetrics(node: NodeSpec, source: MetricsSource, nowMs: number) {
  const total = { ...systemUsage };
  for (const pod of source.pods()) {
    const here = pod.spec.nodeName === node.name;
    if (!here || pod.status?.phase !== 'Running') continue;
    for (const container of pod.spec.containers) {
      const usage = containerUsage(pod, container, nowMs);
      total.cpuCores += usage.cpuCores;
      total.memoryBytes += usage.memoryBytes;
    }
  }
  return {
    metadata: { name: node.name, labels: node.labels },
    ...sampleTime(nowMs),
    usage: quantities(total),
  };
}

function sampleTime(nowMs: number) {
  const timestamp = `${new Date(nowMs).toISOString().slice(0, 19)}Z`;
  return { timestamp, window: windowText };
}

/** In the units metrics-server uses. */
function quantities({ cpuCores, memoryBytes }: Usage) {
  return {
    cpu: `${Math.round(cpuCores * 1e9)}n`,
    memory: `${Math.round(memoryBytes / 1024)}Ki`,
  };
}

function ok(body: unknown): Answer {
  return { status: 200, body };
}

function notFound(path: string): Answer {
  return {
    status: 404,
    body: {
      kind: 'Status',
      apiVersion: 'v1',
      status: 'Failure',
      reason: 'NotFound',
      code: 404,
      message: `${path} not found`,
    },
  };
}
