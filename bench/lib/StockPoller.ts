import { request } from 'node:https';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ControlPlaneAccess } from '../../packages/control-plane/src';

const PERIOD_MS = 10_000;
/** What the stock Kubernetes tab lists for each cluster, every ten seconds, for each open tab. */
const LISTS = [
  ...['pods', 'services', 'configmaps', 'limitranges', 'resourcequotas'].map(
    name => ['/api/v1', name],
  ),
  ...['deployments', 'replicasets', 'statefulsets', 'daemonsets'].map(name => [
    '/apis/apps/v1',
    name,
  ]),
  ['/apis/autoscaling/v1', 'horizontalpodautoscalers'],
  ['/apis/batch/v1', 'jobs'],
  ['/apis/batch/v1', 'cronjobs'],
  ['/apis/networking.k8s.io/v1', 'ingresses'],
];

export interface StockPollerOptions {
  access: ControlPlaneAccess;
  namespace: string;
  /** Share of the period after which the first poll is made: a tab is opened at any time. */
  phase: number;
  /** Told the image of the first Deployment at each poll. */
  onImage?(image: string): void;
}

/** Makes the calls that one open stock Kubernetes tab makes, in one namespace. */
export class StockPoller {
  calls = 0;
  readonly #options: StockPollerOptions;
  readonly #stopped = new AbortController();

  constructor(options: StockPollerOptions) {
    this.#options = options;
  }

  async run(): Promise<void> {
    const { signal } = this.#stopped;
    const wait = (delay: number) =>
      sleep(delay, undefined, { signal }).catch(() => {});
    await wait(this.#options.phase * PERIOD_MS);
    while (!signal.aborted) {
      const started = performance.now();
      await this.#poll();
      await wait(PERIOD_MS - (performance.now() - started));
    }
  }

  stop(): void {
    this.#stopped.abort();
  }

  async #poll(): Promise<void> {
    const { namespace, onImage } = this.#options;
    const answers = await Promise.all(
      LISTS.map(async ([api, name]) => {
        const path = `${api}/namespaces/${namespace}/${name}`;
        return { name, text: await this.#get(path) };
      }),
    );
    const deployments = answers.find(({ name }) => name === 'deployments');
    const list = JSON.parse(deployments?.text ?? '{}');
    const image = list.items?.[0]?.spec.template.spec.containers[0].image;
    if (image) onImage?.(image);
  }

  #get(path: string): Promise<string> {
    const { url, caData, adminToken } = this.#options.access;
    this.calls += 1;
    return new Promise((resolve, reject) => {
      const call = request(new URL(path, url), {
        ca: Buffer.from(caData, 'base64'),
        headers: { authorization: `Bearer ${adminToken}` },
      });
      call.on('error', reject).on('response', response => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', chunk => (text += chunk));
        response.on('end', () => resolve(text));
      });
      call.end();
    });
  }
}
