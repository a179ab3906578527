import type { Container, Pod } from '../kube/objects.ts';

/** What a fake container can do. */
export const behaviourNames = [
  'run',
  'complete',
  'fail',
  'image-pull-error',
  'invalid-image-name',
  'config-error',
  'start-error',
  'volume-error',
  'crash-loop',
  'oom-killed',
  'never-ready',
  'slow-start',
] as const;

export type BehaviourName = (typeof behaviourNames)[number];

/** A behaviour with its numbers, for one container. */
export interface Behaviour {
  name: BehaviourName;
  /** From started to Ready. */
  readyAfterMs: number;
  /** From started to ended, where it ends. */
  runForMs: number;
  exitCode: number;
  /** First pause before another try; doubles up to 300 s. */
  backOffMs: number;
}

/** Prefix of the annotations that steer fake pods; see the README for the table. */
export const annotationPrefix = 'fake.dugnad.dev';

export interface BehaviourDefaults {
  podReadyDelayMs: number;
  backOffMs: number;
}

/** Image tags that ask for a behaviour; `-<seconds>` may follow `slow`. */
const tags: [RegExp, BehaviourName][] = [
  [/^(bad|missing|image-pull-error)$/, 'image-pull-error'],
  [/^(crash|crash-loop)$/, 'crash-loop'],
  [/^(oom|oom-killed)$/, 'oom-killed'],
  [/^(never-ready|unready)$/, 'never-ready'],
  [/^(slow|slow-start)(-\d+)?$/, 'slow-start'],
  [/^start-error$/, 'start-error'],
  [/^config-error$/, 'config-error'],
  [/^volume-error$/, 'volume-error'],
  [/^fail$/, 'fail'],
  [/^complete$/, 'complete'],
];

const slowStartMs = 10_000;
const jobRunMs = 500;
const crashAfterMs = 1_000;

/** What `container` of `pod` shall do: annotation before image tag before what its owner implies. */
export function behaviourOf(
  pod: Pod,
  container: Container,
  defaults: BehaviourDefaults,
): Behaviour {
  const name = nameOf(pod, container);
  const seconds = (key: string) => secondsOf(pod, key);
  const readyAfterMs =
    seconds('ready-seconds') ??
    (name === 'slow-start'
      ? slowSeconds(container.image)
      : defaults.podReadyDelayMs);
  return {
    name,
    readyAfterMs,
    runForMs:
      seconds('run-seconds') ??
      (name === 'crash-loop' || name === 'oom-killed'
        ? crashAfterMs
        : jobRunMs),
    exitCode: exitCodeOf(pod, name),
    backOffMs: seconds('backoff-seconds') ?? defaults.backOffMs,
  };
}

/** Whether a container is one of the pod's own, not an init container. By name: objects are replaced by newer ones. */
export function isAppContainer(pod: Pod, { name }: Container): boolean {
  return pod.spec.containers.some(container => container.name === name);
}

/** The tag of an image reference; undefined where there is none or a digest instead. */
export function imageTag(image: string): string | undefined {
  const [reference] = image.split('@');
  return /:([^:/]+)$/.exec(reference)?.[1];
}

function nameOf(pod: Pod, container: Container): BehaviourName {
  return (
    annotated(pod, container) ??
    tagged(container) ??
    (isMeantToEnd(pod, container) ? 'complete' : 'run')
  );
}

function annotated(pod: Pod, container: Container): BehaviourName | undefined {
  const annotations = pod.metadata.annotations ?? {};
  const only = annotations[`${annotationPrefix}/container`];
  const isApp = isAppContainer(pod, container);
  if (only ? only !== container.name : !isApp) return undefined;
  if (annotations['fakelet/crash'] === 'true') return 'crash-loop';
  const wanted = annotations[`${annotationPrefix}/behaviour`];
  return behaviourNames.find(name => name === wanted);
}

function tagged({ image }: Container): BehaviourName | undefined {
  if (/[A-Z\s]/.test(image.split(/[:@]/)[0])) return 'invalid-image-name';
  const tag = imageTag(image) ?? '';
  return tags.find(([pattern]) => pattern.test(tag))?.[1];
}

function isMeantToEnd(pod: Pod, container: Container): boolean {
  const isApp = isAppContainer(pod, container);
  if (!isApp) return container.restartPolicy !== 'Always'; // a sidecar goes on
  return (pod.metadata.ownerReferences ?? []).some(o => o.kind === 'Job');
}

function exitCodeOf(pod: Pod, name: BehaviourName): number {
  if (name === 'oom-killed') return 137;
  if (name === 'start-error') return 128;
  if (name === 'complete') return 0;
  const wanted = pod.metadata.annotations?.[`${annotationPrefix}/exit-code`];
  return Number(wanted) || 1;
}

function secondsOf(pod: Pod, key: string): number | undefined {
  const text = pod.metadata.annotations?.[`${annotationPrefix}/${key}`];
  const seconds = Number(text);
  return text && Number.isFinite(seconds) ? seconds * 1000 : undefined;
}

function slowSeconds(image: string): number {
  const digits = /-(\d+)$/.exec(imageTag(image) ?? '')?.[1];
  return digits ? Number(digits) * 1000 : slowStartMs;
}
