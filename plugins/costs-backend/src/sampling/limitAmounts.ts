import { HourNode } from '@dugnad/plugin-costs-common';
import { Observation, ObservedPod } from './Observation';

/** Nothing that exists is larger; so sums stay whole, whatever somebody wrote into a manifest. */
const MOST = { cpuMillicores: 10_000_000, bytes: 2 ** 50 };

interface Limits {
  cpuMillicores: number;
  memoryBytes: number;
}

/** An amount as a whole number that can be counted with, whatever somebody wrote. */
export function countable(amount: number): number {
  return Math.min(Math.max(0, Math.round(amount) || 0), MOST.bytes);
}

/**
 * The observation with amounts that can be true: no container has more CPU or memory than the largest server of the cluster,
 * no volume claim more than a pebibyte, none of them less than nothing. `notices` says what was set aside.
 */
export function limitAmounts(observation: Observation): Observation {
  const limits = limitsOf(observation.nodes);
  let limited = 0;
  const cap = (amount: number, most: number) => {
    const value = Number.isNaN(amount) ? 0 : Math.max(0, amount);
    if (value > most) {
      limited++;
    }
    return Math.min(value, most);
  };
  const pods = observation.pods.map(pod => limitPod(pod, limits, cap));
  const volumeClaims = observation.volumeClaims.map(one => ({
    ...one,
    storageBytes: cap(one.storageBytes, MOST.bytes),
  }));
  return {
    ...observation,
    pods,
    volumeClaims,
    notices: [
      ...observation.notices,
      ...(limited > 0
        ? [
            `${limited} amounts of containers or volume claims are larger than any server or a pebibyte; what is beyond is set aside and costs nothing.`,
          ]
        : []),
    ],
  };
}

function limitsOf(nodes: readonly HourNode[]): Limits {
  const largest = (amounts: number[], most: number) => {
    const found = amounts.reduce((a, b) => Math.max(a, b), 0);
    return found > 0 ? Math.min(found, most) : most;
  };
  return {
    cpuMillicores: largest(
      nodes.map(node => node.cpuMillicores),
      MOST.cpuMillicores,
    ),
    memoryBytes: largest(
      nodes.map(node => node.memoryBytes),
      MOST.bytes,
    ),
  };
}

function limitPod(
  pod: ObservedPod,
  limits: Limits,
  cap: (amount: number, most: number) => number,
): ObservedPod {
  return {
    ...pod,
    containers: pod.containers.map(({ usage, ...container }) => ({
      ...container,
      cpuMillicores: cap(container.cpuMillicores, limits.cpuMillicores),
      memoryBytes: cap(container.memoryBytes, limits.memoryBytes),
      usage: usage && {
        cpuMillicores: cap(usage.cpuMillicores, limits.cpuMillicores),
        memoryBytes: cap(usage.memoryBytes, limits.memoryBytes),
      },
    })),
  };
}
