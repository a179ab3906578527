import { annotationPrefix } from '../fakelet/behaviours.ts';
import { hashFraction } from '../fakelet/hashFraction.ts';
import type { Container, Pod } from '../kube/objects.ts';
import { parseQuantity } from './quantity.ts';

export interface Usage {
  cpuCores: number;
  memoryBytes: number;
}

/** What a container without requests is taken to have asked for. */
const assumed = { cpuCores: 0.05, memoryBytes: 96 * 1024 ** 2 };
const periodMs = 20 * 60 * 1000;

/**
 * What a fake container uses at a time: around a share of its requests that differs from pod to pod, in a slow wave
 * with its own phase, so that some are oversized and some tight. Annotations `fake.dugnad.dev/cpu` and `/memory` set
 * it instead.
 */
export function containerUsage(
  pod: Pod,
  container: Container,
  nowMs: number,
): Usage {
  const seed = `${pod.metadata.uid}/${container.name}`;
  const set = (key: string) =>
    parseQuantity(pod.metadata.annotations?.[`${annotationPrefix}/${key}`]);
  const requested = (key: string) =>
    parseQuantity(container.resources?.requests?.[key]);
  const cpu = requested('cpu') ?? assumed.cpuCores;
  const memory = requested('memory') ?? assumed.memoryBytes;
  // CPU swings; memory grows to its level and stays about there.
  const cpuShare = share(`${seed}/cpu`, nowMs, 0.1, 0.7, 0.5);
  const memoryShare = share(`${seed}/memory`, nowMs, 0.35, 0.55, 0.06);
  return {
    cpuCores: set('cpu') ?? cpu * cpuShare,
    memoryBytes: Math.round(set('memory') ?? memory * memoryShare),
  };
}

/** Between `base` and `base + spread`, give or take `swing` of that over the period. */
function share(
  seed: string,
  nowMs: number,
  base: number,
  spread: number,
  swing: number,
): number {
  const level = base + spread * hashFraction(seed);
  const phase = hashFraction(`${seed}/phase`);
  const angle = 2 * Math.PI * (nowMs / periodMs + phase);
  return level * (1 + swing * Math.sin(angle));
}
