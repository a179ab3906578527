import { setTimeout as sleep } from 'node:timers/promises';
import type { KubeClient } from '../kube/KubeClient.ts';
import type { Pod } from '../kube/objects.ts';
import type { KeyPair } from '../pki/CertificateAuthority.ts';
import {
  annotationPrefix,
  behaviourOf,
  type BehaviourDefaults,
} from './behaviours.ts';
import { EventRecorder } from './EventRecorder.ts';
import { FakeNodes } from './FakeNodes.ts';
import { KubeletServer } from './KubeletServer.ts';
import type { NodeSpec } from './nodeSpecs.ts';
import { PodCollection } from './PodCollection.ts';
import { PodRunner } from './PodRunner.ts';

export interface FakeKubeletOptions {
  client: KubeClient;
  nodes: NodeSpec[];
  behaviour: BehaviourDefaults;
  /** Certificate of the kubelet endpoint and the authority whose clients it admits. */
  serving: KeyPair & { ca: string };
  log(line: string): void;
}

interface Playing {
  runner: PodRunner;
  behaviour: string;
  deleting: boolean;
}

const terminationMs = 50;

/** Plays the kubelets of every fake node: registers the nodes and gives each pod bound to one its life. */
export class FakeKubelet {
  readonly #options: FakeKubeletOptions;
  readonly #names: Set<string>;
  readonly #playing = new Map<string, Playing>();
  readonly #events: EventRecorder;
  readonly #pods: PodCollection;
  readonly #server: KubeletServer;
  #nodes: FakeNodes | undefined;
  #lastAddress = 1;
  #stopped = false;

  constructor(options: FakeKubeletOptions) {
    this.#options = options;
    this.#names = new Set(options.nodes.map(node => node.name));
    this.#events = new EventRecorder(options.client);
    this.#pods = new PodCollection(options.client, {
      onPod: pod => this.#onPod(pod),
      onGone: uid => this.#onGone(uid),
      log: options.log,
    });
    this.#server = new KubeletServer(options.serving, (namespace, name) =>
      this.#find(namespace, name),
    );
  }

  /** Resolves when every node is Ready and pods are watched. */
  async start(): Promise<void> {
    const port = await this.#server.listen();
    const { client, nodes } = this.#options;
    this.#nodes = new FakeNodes(client, nodes, port);
    await this.#nodes.start();
    this.#pods.start();
  }

  /** Stops at once, as a kubelet that dies: nothing more is written. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#nodes?.stop();
    this.#pods.stop();
    for (const { runner } of this.#playing.values()) runner.stop();
    this.#playing.clear();
    await this.#server.close();
  }

  /** Pods on our nodes, for the metrics. */
  *pods(): Iterable<Pod> {
    for (const pod of this.#pods.all()) if (this.#isOurs(pod)) yield pod;
  }

  #find(namespace: string, name: string): Pod | undefined {
    for (const pod of this.pods()) {
      const { metadata } = pod;
      if (metadata.name === name && metadata.namespace === namespace)
        return pod;
    }
    return undefined;
  }

  #onPod(pod: Pod): void {
    if (this.#stopped || !this.#isOurs(pod)) return;
    const uid = pod.metadata.uid ?? '';
    const playing = this.#playing.get(uid);
    if (pod.metadata.deletionTimestamp) {
      this.#terminate(pod, playing);
      return;
    }
    const behaviour = this.#behaviourKey(pod);
    if (playing?.behaviour === behaviour) {
      playing.runner.update(pod);
      return;
    }
    playing?.runner.stop();
    if (!playing && isOver(pod)) return;
    const runner = new PodRunner(pod, {
      client: this.#options.client,
      events: this.#events,
      defaults: this.#options.behaviour,
      podIP: pod.status?.podIP ?? this.#nextAddress(),
      log: this.#options.log,
    });
    this.#playing.set(uid, { runner, behaviour, deleting: false });
    runner.start();
  }

  #onGone(uid: string): void {
    this.#playing.get(uid)?.runner.stop();
    this.#playing.delete(uid);
    this.#events.forget(uid);
  }

  /** Confirms a graceful deletion, as a kubelet does once the containers have ended. */
  #terminate(pod: Pod, playing: Playing | undefined): void {
    if (playing?.deleting) return;
    const { uid = '', name, namespace } = pod.metadata;
    playing?.runner.stop();
    const runner = playing?.runner ?? new PodRunner(pod, this.#idle(pod));
    this.#playing.set(uid, { runner, behaviour: '', deleting: true });
    for (const { name: container } of pod.spec.containers) {
      const message = `Stopping container ${container}`;
      const event = { type: 'Normal' as const, reason: 'Killing', message };
      this.#events.record(pod, container, event).catch(() => {});
    }
    this.#confirmDeletion(pod).catch(error => {
      // Forgotten here, it is tried again when the pod is seen next.
      this.#playing.delete(uid);
      if (!this.#stopped) {
        const which = `${namespace}/${name}`;
        this.#options.log(`deletion of pod ${which}: ${error.message}`);
      }
    });
  }

  async #confirmDeletion(pod: Pod): Promise<void> {
    const { uid, name, namespace, annotations } = pod.metadata;
    const wanted = annotations?.[`${annotationPrefix}/terminate-seconds`];
    await sleep(wanted ? Number(wanted) * 1000 || 0 : terminationMs);
    if (this.#stopped) return;
    await this.#options.client.request(
      'DELETE',
      `/api/v1/namespaces/${namespace}/pods/${name}`,
      {
        body: {
          apiVersion: 'v1',
          kind: 'DeleteOptions',
          gracePeriodSeconds: 0,
          preconditions: { uid },
        },
      },
    );
  }

  #idle(pod: Pod) {
    const { client, behaviour: defaults, log } = this.#options;
    const podIP = pod.status?.podIP ?? '';
    return { client, events: this.#events, defaults, podIP, log };
  }

  #isOurs(pod: Pod): boolean {
    return this.#names.has(pod.spec.nodeName ?? '');
  }

  /** Changes when an annotation or image changes what the pod shall do, also while it runs. */
  #behaviourKey(pod: Pod): string {
    const { containers, initContainers = [] } = pod.spec;
    const all = [...initContainers, ...containers];
    return JSON.stringify(
      all.map(c => behaviourOf(pod, c, this.#options.behaviour)),
    );
  }

  #nextAddress(): string {
    this.#lastAddress += 1;
    const n = this.#lastAddress;
    return `10.${244 + ((n >> 16) & 7)}.${(n >> 8) & 255}.${n & 255}`;
  }
}

function isOver(pod: Pod): boolean {
  return ['Succeeded', 'Failed'].includes(pod.status?.phase ?? '');
}
