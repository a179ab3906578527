import { setTimeout as sleep } from 'node:timers/promises';
import type { KubeClient } from '../kube/KubeClient.ts';
import type { ObjectList, Pod } from '../kube/objects.ts';

export interface PodHandlers {
  onPod(pod: Pod): void;
  onGone(uid: string): void;
  log(line: string): void;
}

const scheduled = 'fieldSelector=spec.nodeName%21%3D';
const pageSize = 500;
const watchSeconds = 300;
const retryMs = 300;

/** Every scheduled pod, kept current by list and watch for as long as it runs. */
export class PodCollection {
  readonly #client: KubeClient;
  readonly #handlers: PodHandlers;
  readonly #pods = new Map<string, Pod>();
  readonly #stopped = new AbortController();

  constructor(client: KubeClient, handlers: PodHandlers) {
    this.#client = client;
    this.#handlers = handlers;
  }

  start(): void {
    this.#run().catch(() => {}); // rejects only when stopped
  }

  stop(): void {
    this.#stopped.abort();
  }

  all(): Iterable<Pod> {
    return this.#pods.values();
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopped;
    for (let failures = 0; !signal.aborted; ) {
      try {
        await this.#follow(await this.#list());
        failures = 0;
      } catch (error) {
        if (signal.aborted) return;
        failures += 1;
        // Expected while the API server is away; said once, not three times a second.
        if (failures === 1) this.#handlers.log(`pods: ${messageOf(error)}`);
        await sleep(retryMs, undefined, { signal });
      }
    }
  }

  /** Takes every pod there is, forgets those that went unseen, and returns where to watch from. */
  async #list(): Promise<string> {
    const seen = new Set<string>();
    let page: ObjectList<Pod>;
    let next = '';
    do {
      page = await this.#client.request<ObjectList<Pod>>(
        'GET',
        `/api/v1/pods?${scheduled}&limit=${pageSize}&continue=${next}`,
        { signal: this.#stopped.signal },
      );
      for (const pod of page.items) seen.add(this.#put(pod));
      next = encodeURIComponent(page.metadata.continue ?? '');
    } while (next);
    for (const uid of [...this.#pods.keys()]) {
      if (!seen.has(uid)) this.#drop(uid);
    }
    return page.metadata.resourceVersion;
  }

  async #follow(resourceVersion: string): Promise<void> {
    const query = `watch=1&${scheduled}&timeoutSeconds=${watchSeconds}`;
    await this.#client.watch<Pod>(
      `/api/v1/pods?${query}&resourceVersion=${resourceVersion}`,
      ({ type, object }) => {
        if (type === 'ADDED' || type === 'MODIFIED') this.#put(object);
        if (type === 'DELETED') this.#drop(object.metadata.uid ?? '');
      },
      this.#stopped.signal,
    );
  }

  #put({ metadata, spec, status }: Pod): string {
    const uid = metadata.uid ?? '';
    const { managedFields: _, ...kept } = { managedFields: null, ...metadata };
    const pod = { metadata: kept, spec, status };
    this.#pods.set(uid, pod);
    this.#handlers.onPod(pod);
    return uid;
  }

  #drop(uid: string): void {
    this.#pods.delete(uid);
    this.#handlers.onGone(uid);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
