import { join } from 'node:path';
import type { BinaryName, BinaryPaths } from '../binaries/types.ts';
import { nodeSpecs } from '../fakelet/nodeSpecs.ts';
import { KubeClient } from '../kube/KubeClient.ts';
import { areMetricsServed } from '../metrics/metricsRegistration.ts';
import { ComponentProcess } from '../process/ComponentProcess.ts';
import type { ProcessGuard } from '../process/processGuard.ts';
import type { ControlPlaneAccess } from '../types.ts';
import { applyClusterAccess } from './applyClusterAccess.ts';
import {
  apiServerArguments,
  controllerManagerArguments,
  etcdArguments,
  schedulerArguments,
  type CommandLineContext,
} from './commandLines.ts';
import { FakeNodesAndMetrics } from './FakeNodesAndMetrics.ts';
import { writeKubeconfig } from './kubeconfig.ts';
import type {
  ComponentName,
  ControlPlane,
  ControlPlaneOptions,
} from './types.ts';
import { waitFor } from './waitFor.ts';

export interface RunningControlPlaneOptions extends ControlPlaneOptions {
  name: string;
  log(line: string): void;
  binaries: BinaryPaths;
  context: CommandLineContext;
  guard: ProcessGuard;
  /** Runs once, after everything has ended. */
  cleanUp(): void;
}

const startTimeoutMs = 60_000;
const defaultBehaviour = { podReadyDelayMs: 300, backOffMs: 10_000 };

const commandLines: Record<
  BinaryName,
  (context: CommandLineContext) => string[]
> = {
  etcd: etcdArguments,
  'kube-apiserver': apiServerArguments,
  'kube-controller-manager': controllerManagerArguments,
  'kube-scheduler': schedulerArguments,
};

/** The components of one control plane, and their order. */
export class RunningControlPlane implements ControlPlane {
  readonly stateDir: string;
  readonly kubernetesVersion: string;
  readonly kubeconfigs: { admin: string; portal: string };
  readonly #options: RunningControlPlaneOptions;
  readonly #processes: Record<BinaryName, ComponentProcess>;
  readonly #admin: KubeClient;
  readonly #url: string;
  readonly #ca: string;
  #kubelet: FakeNodesAndMetrics | undefined;
  #portalToken = '';
  #stopping: Promise<void> | undefined;

  constructor(options: RunningControlPlaneOptions) {
    const { context } = options;
    this.#options = options;
    this.stateDir = context.stateDir;
    this.kubernetesVersion = context.version.text;
    this.kubeconfigs = {
      admin: join(context.stateDir, 'admin.kubeconfig'),
      portal: join(context.stateDir, 'portal.kubeconfig'),
    };
    this.#url = `https://127.0.0.1:${context.ports.api}`;
    this.#ca = context.pki.read('ca').cert;
    this.#admin = new KubeClient({
      url: this.#url,
      ca: this.#ca,
      token: context.pki.adminToken,
    });
    this.#processes = {
      etcd: this.#process('etcd'),
      'kube-apiserver': this.#process('kube-apiserver'),
      'kube-controller-manager': this.#process('kube-controller-manager'),
      'kube-scheduler': this.#process('kube-scheduler'),
    };
  }

  get access(): ControlPlaneAccess {
    return {
      name: this.#options.name,
      url: this.#url,
      caData: Buffer.from(this.#ca).toString('base64'),
      adminToken: this.#options.context.pki.adminToken,
      portalToken: this.#portalToken,
    };
  }

  /** Starts everything; what was started ends again when something fails. */
  async startAll(): Promise<void> {
    const since = Date.now();
    try {
      this.#writeKubeconfigs();
      await this.start('etcd');
      await this.start('kube-apiserver');
      await this.start('kubelet');
      await Promise.all([
        this.start('kube-controller-manager'),
        this.start('kube-scheduler'),
      ]);
      await Promise.all([this.#givePortalAccess(), this.#untilMetricsAnswer()]);
    } catch (error) {
      await this.#end();
      throw error;
    }
    const seconds = ((Date.now() - since) / 1000).toFixed(1);
    const { name, log } = this.#options;
    log(`${name}: ${this.kubernetesVersion} at ${this.#url} in ${seconds} s`);
  }

  async start(component: ComponentName): Promise<void> {
    if (component === 'kubelet') {
      await this.#startKubelet();
      return;
    }
    this.#processes[component].start();
    await waitFor(() => this.#isReady(component), {
      what: `Start of ${component}`,
      timeoutMs: startTimeoutMs,
      check: () => this.#checkRunning(component),
    });
  }

  async kill(
    component: ComponentName,
    signal: NodeJS.Signals = 'SIGKILL',
  ): Promise<void> {
    if (component !== 'kubelet') {
      await this.#processes[component].kill(signal);
      return;
    }
    await this.#kubelet?.stop();
    this.#kubelet = undefined;
  }

  stop(): Promise<void> {
    this.#stopping ??= this.#end().then(() => this.#options.cleanUp());
    return this.#stopping;
  }

  async #end(): Promise<void> {
    await this.kill('kubelet');
    await Promise.all([
      this.#processes['kube-scheduler'].stop(),
      this.#processes['kube-controller-manager'].stop(),
    ]);
    this.#admin.close();
    await this.#processes['kube-apiserver'].stop();
    await this.#processes.etcd.stop();
  }

  async #startKubelet(): Promise<void> {
    if (this.#kubelet) return;
    const { name, nodes, podReadyDelayMs, backOffMs, context, log } =
      this.#options;
    const kubelet = new FakeNodesAndMetrics({
      client: this.#admin,
      nodes: nodeSpecs(name, this.kubernetesVersion, nodes ?? {}),
      behaviour: {
        podReadyDelayMs: podReadyDelayMs ?? defaultBehaviour.podReadyDelayMs,
        backOffMs: backOffMs ?? defaultBehaviour.backOffMs,
      },
      pki: context.pki,
      metrics: this.#hasMetrics,
      log: line => log(`${name}: ${line}`),
    });
    this.#kubelet = kubelet;
    await kubelet.start();
  }

  get #hasMetrics(): boolean {
    return this.#options.metrics ?? true;
  }

  async #untilMetricsAnswer(): Promise<void> {
    if (!this.#hasMetrics) return;
    await waitFor(() => areMetricsServed(this.#admin), {
      what: 'An answer of metrics.k8s.io',
      timeoutMs: startTimeoutMs,
    });
  }

  async #givePortalAccess(): Promise<void> {
    this.#portalToken = await applyClusterAccess(
      this.#admin,
      this.#options.clusterAccessDir,
    );
    writeKubeconfig(this.kubeconfigs.portal, {
      cluster: this.#options.name,
      url: this.#url,
      ca: this.#ca,
      user: 'dugnad-portal',
      token: this.#portalToken,
    });
  }

  #writeKubeconfigs(): void {
    const { name: cluster, context } = this.#options;
    for (const user of ['admin', 'controller-manager', 'scheduler'] as const) {
      writeKubeconfig(join(this.stateDir, `${user}.kubeconfig`), {
        cluster,
        url: this.#url,
        ca: this.#ca,
        user,
        ...context.pki.read(user),
      });
    }
  }

  #process(name: BinaryName): ComponentProcess {
    const { binaries, context, guard, log, name: cluster } = this.#options;
    return new ComponentProcess({
      name,
      command: binaries[name],
      args: commandLines[name](context),
      logFile: join(context.stateDir, 'log', `${name}.log`),
      pidFile: join(context.stateDir, 'run', `${name}.pid`),
      guard,
      onExit: what => log(`${cluster}: ${what}`),
    });
  }

  async #isReady(component: BinaryName): Promise<boolean> {
    switch (component) {
      case 'etcd':
        return this.#isEtcdHealthy();
      case 'kube-apiserver':
        return (await this.#admin.request('GET', '/readyz')) === 'ok';
      case 'kube-controller-manager':
        // Its first visible work; without the account no pod is admitted.
        await this.#admin.request(
          'GET',
          '/api/v1/namespaces/default/serviceaccounts/default',
        );
        return true;
      default:
        return this.#processes[component].running;
    }
  }

  async #isEtcdHealthy(): Promise<boolean> {
    const { pki, ports } = this.#options.context;
    const etcd = new KubeClient({
      url: `https://127.0.0.1:${ports.etcd}`,
      ca: this.#ca,
      ...pki.read('etcd-client'),
    });
    try {
      const { health } = await etcd.request<{ health: string }>(
        'GET',
        '/health',
      );
      return health === 'true';
    } finally {
      etcd.close();
    }
  }

  #checkRunning(component: BinaryName): void {
    const process = this.#processes[component];
    if (process.running) return;
    throw new Error(
      `${component} of control plane ${
        this.#options.name
      } did not start. The end of its log:\n${process.logTail()}`,
    );
  }
}
