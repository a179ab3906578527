import {
  FakeKubelet,
  type FakeKubeletOptions,
} from '../fakelet/FakeKubelet.ts';
import { MetricsServer } from '../metrics/MetricsServer.ts';
import {
  registerMetrics,
  unregisterMetrics,
} from '../metrics/metricsRegistration.ts';
import type { Pki } from '../pki/ensurePki.ts';

export interface FakeNodesAndMetricsOptions
  extends Omit<FakeKubeletOptions, 'serving'> {
  pki: Pki;
  metrics: boolean;
}

/** The part of a control plane that lives in this process: kubelets, and the metrics of what they play. */
export class FakeNodesAndMetrics {
  readonly #options: FakeNodesAndMetricsOptions;
  readonly #kubelet: FakeKubelet;
  readonly #metrics: MetricsServer | undefined;

  constructor(options: FakeNodesAndMetricsOptions) {
    const { pki, nodes } = options;
    this.#options = options;
    this.#kubelet = new FakeKubelet({
      ...options,
      serving: { ...pki.read('kubelet'), ca: pki.read('ca').cert },
    });
    if (!options.metrics) return;
    const ca = pki.read('front-proxy-ca').cert;
    const serving = { ...pki.read('metrics'), ca };
    const kubelet = this.#kubelet;
    this.#metrics = new MetricsServer(serving, {
      nodes,
      pods: () => kubelet.pods(),
    });
  }

  /** Resolves when every node is Ready and the metrics are registered. */
  async start(): Promise<void> {
    await Promise.all([this.#kubelet.start(), this.#register()]);
  }

  /** Stops at once, as when the machines of all nodes lose power. */
  async stop(): Promise<void> {
    await Promise.all([this.#kubelet.stop(), this.#metrics?.close()]);
  }

  async #register(): Promise<void> {
    const { client, pki } = this.#options;
    if (!this.#metrics) {
      await unregisterMetrics(client);
      return;
    }
    const port = await this.#metrics.listen();
    await registerMetrics(client, port, pki.read('ca').cert);
  }
}
