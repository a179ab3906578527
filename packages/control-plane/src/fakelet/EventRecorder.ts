import type { KubeClient } from '../kube/KubeClient.ts';
import type { Pod } from '../kube/objects.ts';
import type { FakeEvent } from './containerSteps.ts';
import { timestamp } from './timestamp.ts';

interface Recorded {
  name: string;
  count: number;
}

/** A kubelet's own limits, so that a burst of pods costs the API server no more than in life. */
const eventsPerSecond = 5;
const burst = 10;

/** Writes events about pods the way a kubelet does: repeats raise `count`, and a burst of normal ones is cut. */
export class EventRecorder {
  readonly #client: KubeClient;
  readonly #recorded = new Map<string, Map<string, Recorded>>();
  readonly #buckets = new Map<string, { tokens: number; at: number }>();

  constructor(client: KubeClient) {
    this.#client = client;
  }

  /** Never rejects: an event that cannot be written is lost, as in a kubelet. */
  async record(pod: Pod, container: string, event: FakeEvent): Promise<void> {
    if (event.type === 'Normal' && !this.#takeToken(pod.spec.nodeName ?? '')) {
      return;
    }
    const ofPod = this.#recorded.get(pod.metadata.uid ?? '') ?? new Map();
    this.#recorded.set(pod.metadata.uid ?? '', ofPod);
    const key = `${container}/${event.reason}/${event.message}`;
    const known: Recorded | undefined = ofPod.get(key);
    try {
      if (known) await this.#repeat(pod, known);
      else ofPod.set(key, await this.#create(pod, container, event));
    } catch {
      ofPod.delete(key);
    }
  }

  /** Drops what is remembered about a pod that is gone. */
  forget(uid: string): void {
    this.#recorded.delete(uid);
  }

  async #create(
    pod: Pod,
    container: string,
    event: FakeEvent,
  ): Promise<Recorded> {
    const { name, namespace, uid, resourceVersion } = pod.metadata;
    const unique = `${Date.now().toString(16)}${process.hrtime()[1]}`;
    const eventName = `${name}.${unique}`;
    const now = timestamp();
    await this.#client.request('POST', eventsPath(pod), {
      body: {
        apiVersion: 'v1',
        kind: 'Event',
        metadata: { name: eventName, namespace },
        involvedObject: {
          apiVersion: 'v1',
          kind: 'Pod',
          name,
          namespace,
          uid,
          resourceVersion,
          fieldPath: `spec.containers{${container}}`,
        },
        ...event,
        source: { component: 'kubelet', host: pod.spec.nodeName },
        firstTimestamp: now,
        lastTimestamp: now,
        count: 1,
        reportingComponent: 'kubelet',
        reportingInstance: pod.spec.nodeName,
      },
    });
    return { name: eventName, count: 1 };
  }

  async #repeat(pod: Pod, recorded: Recorded): Promise<void> {
    recorded.count += 1;
    await this.#client.request('PATCH', `${eventsPath(pod)}/${recorded.name}`, {
      body: { count: recorded.count, lastTimestamp: timestamp() },
      contentType: 'application/merge-patch+json',
    });
  }

  #takeToken(node: string): boolean {
    const now = Date.now();
    const bucket = this.#buckets.get(node) ?? { tokens: burst, at: now };
    const refill = ((now - bucket.at) / 1000) * eventsPerSecond;
    const tokens = Math.min(burst, bucket.tokens + refill);
    this.#buckets.set(node, { tokens: Math.max(0, tokens - 1), at: now });
    return tokens >= 1;
  }
}

function eventsPath(pod: Pod): string {
  return `/api/v1/namespaces/${pod.metadata.namespace}/events`;
}
