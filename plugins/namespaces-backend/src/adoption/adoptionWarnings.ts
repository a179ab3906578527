import { cpuMillicores, parseQuantity } from '@dugnad/plugin-clusters-common';
import {
  ClusterConnection,
  KubernetesObject,
} from '@dugnad/plugin-clusters-node';
import { Quota } from '@dugnad/plugin-namespaces-common';
import { z } from 'zod';
import { StoredClaim } from '../database/ClaimStore';
import { DesiredObject } from '../reconcile/desiredObjects';
import { keyOf } from '../reconcile/objectKey';

const podSchema = z.object({
  spec: z.object({
    containers: z.array(
      z.object({
        resources: z
          .object({ requests: z.record(z.string(), z.string()).default({}) })
          .default({ requests: {} }),
      }),
    ),
  }),
  status: z.object({ phase: z.string().optional() }).default({}),
});

/** Options of `adoptionWarnings`. */
export interface AdoptionWarningsOptions {
  connection: ClusterConnection;
  claim: StoredClaim;
  limits?: Quota;
  observed: KubernetesObject[];
  desired: DesiredObject[];
  signal: AbortSignal;
}

/** What somebody should know before adopting: nothing is restarted, but what comes after may not start. */
export async function adoptionWarnings({
  connection,
  claim,
  limits,
  observed,
  desired,
  signal,
}: AdoptionWarningsOptions): Promise<string[]> {
  const pods = await connection.list(
    { group: '', kind: 'Pod' },
    { namespace: claim.name, signal },
  );
  const running = pods
    .map(pod => podSchema.safeParse(pod))
    .flatMap(parsed => (parsed.success ? [parsed.data] : []))
    .filter(
      ({ status }) => !['Succeeded', 'Failed'].includes(status.phase ?? ''),
    );
  const wanted = new Set(desired.map(({ object }) => keyOf(object)));
  const others = (kind: string) =>
    observed.filter(o => o.kind === kind && !wanted.has(keyOf(o)));
  return [
    ...(limits ? quotaWarnings(running, limits) : []),
    ...(running.length > 0 && others('NetworkPolicy').length === 0
      ? [
          `${running.length} pods run without any network policy. From now on only their own namespace, DNS and what the claim opens get through.`,
        ]
      : []),
    ...['ResourceQuota', 'LimitRange', 'NetworkPolicy', 'RoleBinding'].flatMap(
      kind => {
        const names = others(kind).map(({ metadata }) => metadata.name);
        return names.length > 0
          ? [`${kind} ${names.join(', ')} stays and counts as well.`]
          : [];
      },
    ),
  ];
}

function quotaWarnings(
  pods: z.infer<typeof podSchema>[],
  limits: Quota,
): string[] {
  const sum = (resource: string, amount: (text: string) => number) =>
    pods
      .flatMap(({ spec }) => spec.containers)
      .reduce((total, { resources }) => {
        const text = resources.requests[resource];
        return total + (text ? amount(text) : 0);
      }, 0);
  const checks: [string, number, number][] = [
    ['CPU (millicores)', sum('cpu', millicores), millicores(limits.cpu)],
    [
      'memory (bytes)',
      sum('memory', parseQuantity),
      parseQuantity(limits.memory),
    ],
    ['pods', pods.length, limits.pods],
  ];
  return checks
    .filter(([, used, limit]) => used > limit)
    .map(
      ([what, used, limit]) =>
        `What runs requests more ${what} than the quota allows: ${used} of ${limit}. It keeps running; new pods are refused until it fits.`,
    );
}

function millicores(text: string): number {
  return cpuMillicores(parseQuantity(text));
}
