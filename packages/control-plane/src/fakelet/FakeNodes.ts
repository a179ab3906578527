import type { KubeClient } from '../kube/KubeClient.ts';
import { KubeError } from '../kube/KubeError.ts';
import type { NodeSpec } from './nodeSpecs.ts';
import { microTimestamp, timestamp } from './timestamp.ts';

const leaseIntervalMs = 10_000;
const leaseDurationSeconds = 40;
const statusIntervalMs = 60_000;
const leases = '/apis/coordination.k8s.io/v1/namespaces/kube-node-lease/leases';
const mergePatch = 'application/merge-patch+json';
const conditions = [
  {
    type: 'Ready',
    status: 'True',
    reason: 'KubeletReady',
    message: 'kubelet is posting ready status',
  },
  {
    type: 'MemoryPressure',
    status: 'False',
    reason: 'KubeletHasSufficientMemory',
    message: 'kubelet has sufficient memory available',
  },
  {
    type: 'DiskPressure',
    status: 'False',
    reason: 'KubeletHasNoDiskPressure',
    message: 'kubelet has no disk pressure',
  },
  {
    type: 'PIDPressure',
    status: 'False',
    reason: 'KubeletHasSufficientPID',
    message: 'kubelet has sufficient PID available',
  },
];

/** Registers nodes and keeps them alive with leases and heartbeats. */
export class FakeNodes {
  readonly #client: KubeClient;
  readonly #specs: NodeSpec[];
  readonly #kubeletPort: number;
  readonly #startedAt = timestamp();
  readonly #timers: NodeJS.Timeout[] = [];

  constructor(client: KubeClient, specs: NodeSpec[], kubeletPort: number) {
    this.#client = client;
    this.#specs = specs;
    this.#kubeletPort = kubeletPort;
  }

  /** Resolves when every node is registered and Ready. */
  async start(): Promise<void> {
    await Promise.all(this.#specs.map(spec => this.#register(spec)));
    const every = (ms: number, beat: (spec: NodeSpec) => Promise<void>) =>
      setInterval(() => {
        // A missed beat shows as an unready node after the lease ends, as in life.
        for (const spec of this.#specs) beat(spec).catch(() => {});
      }, ms).unref();
    this.#timers.push(
      every(leaseIntervalMs, spec => this.#renewLease(spec)),
      every(statusIntervalMs, spec => this.#writeStatus(spec)),
    );
  }

  stop(): void {
    for (const timer of this.#timers.splice(0)) clearInterval(timer);
  }

  async #register(spec: NodeSpec): Promise<void> {
    const { name, labels, taints } = spec;
    const node = { apiVersion: 'v1', kind: 'Node', metadata: { name, labels } };
    try {
      await this.#client.request('POST', '/api/v1/nodes', {
        body: { ...node, spec: { taints } },
      });
    } catch (error) {
      if (!(error instanceof KubeError) || error.statusCode !== 409)
        throw error;
      await this.#client.request('PATCH', `/api/v1/nodes/${name}`, {
        body: { metadata: { labels } },
        contentType: mergePatch,
      });
    }
    await Promise.all([this.#writeStatus(spec), this.#renewLease(spec)]);
  }

  async #writeStatus(spec: NodeSpec): Promise<void> {
    await this.#client.request('PATCH', `/api/v1/nodes/${spec.name}/status`, {
      body: { status: this.#status(spec) },
      contentType: 'application/strategic-merge-patch+json',
    });
  }

  #status(spec: NodeSpec) {
    return {
      capacity: spec.capacity,
      allocatable: spec.allocatable,
      addresses: [
        // Loopback, because the API server fetches logs from here.
        { type: 'InternalIP', address: '127.0.0.1' },
        { type: 'Hostname', address: spec.name },
      ],
      daemonEndpoints: { kubeletEndpoint: { Port: this.#kubeletPort } },
      nodeInfo: {
        architecture: 'amd64',
        operatingSystem: 'linux',
        osImage: spec.osImage,
        kernelVersion: spec.kernelVersion,
        kubeletVersion: spec.kubeletVersion,
        kubeProxyVersion: spec.kubeletVersion,
        containerRuntimeVersion: spec.containerRuntime,
        bootID: '',
        machineID: '',
        systemUUID: '',
      },
      conditions: conditions.map(condition => ({
        ...condition,
        lastHeartbeatTime: timestamp(),
        lastTransitionTime: this.#startedAt,
      })),
    };
  }

  async #renewLease({ name }: NodeSpec): Promise<void> {
    const spec = {
      holderIdentity: name,
      leaseDurationSeconds,
      renewTime: microTimestamp(),
    };
    try {
      await this.#client.request('PATCH', `${leases}/${name}`, {
        body: { spec },
        contentType: mergePatch,
      });
    } catch (error) {
      if (!(error instanceof KubeError) || error.statusCode !== 404)
        throw error;
      await this.#client.request('POST', leases, {
        body: {
          apiVersion: 'coordination.k8s.io/v1',
          kind: 'Lease',
          metadata: { name, namespace: 'kube-node-lease' },
          spec,
        },
      });
    }
  }
}
