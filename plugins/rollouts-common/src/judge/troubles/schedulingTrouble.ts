import { clip } from '../clip';
import { conditionOf } from '../conditionOf';
import { momentOf } from '../moments';
import { Pod } from '../objects';
import { Reason } from '../reasons';
import { warningOf } from './eventsOf';
import { causeOn, Suspect, Trouble } from './Trouble';

/** A pod that no node takes is given this long: schedulers retry, autoscalers add nodes. */
export const UNSCHEDULABLE_GRACE_MS = 15_000;
/** More than this many names in one sentence help nobody. */
const MOST_NAMES = 5;

type Spec = Pod['spec'];

const listed = (names: string[]) =>
  [...new Set(names)].slice(0, MOST_NAMES).join(', ');

/** The labels of nodes that a pod asks for. */
function wantedLabels({ nodeSelector, affinity }: Spec): string {
  const terms =
    affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution
      ?.nodeSelectorTerms ?? [];
  return listed([
    ...Object.entries(nodeSelector ?? {}).map(
      ([key, value]) => `${key}=${value}`,
    ),
    ...terms.flatMap(({ matchExpressions }) =>
      (matchExpressions ?? []).map(({ key, operator, values }) =>
        [key, operator, values?.join('|')].filter(Boolean).join(' '),
      ),
    ),
  ]);
}

const captured = (words: string, pattern: RegExp) =>
  listed([...words.matchAll(pattern)].map(([, name]) => name.trim()));

/**
 * What the scheduler's words mean. It asks in a fixed order and stops at a node's first refusal, so what it asks last, of any
 * node, is what decides: that node would do but for this.
 */
const DECIDERS: {
  pattern: RegExp;
  reason: Reason;
  what(words: string, spec: Spec): string;
}[] = [
  {
    pattern: /pod (?:anti-)?affinity|topology spread/i,
    reason: 'UnschedulablePlacement',
    what: words =>
      captured(words, /(pod (?:anti-)?affinity|pod topology spread)/g),
  },
  {
    pattern:
      /volume node affinity conflict|volume zone|max volume count|volumes to bind/i,
    reason: 'UnschedulableVolume',
    what: (_words, { volumes }) =>
      listed(
        (volumes ?? []).flatMap(
          ({ persistentVolumeClaim }) => persistentVolumeClaim?.claimName ?? [],
        ),
      ),
  },
  {
    pattern: /Insufficient |Too many pods/,
    reason: 'UnschedulableResource',
    what: words =>
      captured(words, /(?:Insufficient ([\w./-]+[\w]))/g) || 'pods',
  },
  {
    pattern: /free ports/,
    reason: 'UnschedulablePort',
    what: (_words, { containers }) =>
      listed(
        (containers ?? []).flatMap(({ ports }) =>
          (ports ?? []).flatMap(({ hostPort }) =>
            hostPort ? String(hostPort) : [],
          ),
        ),
      ),
  },
  {
    pattern: /node affinity|node selector|affinity\/selector/,
    reason: 'UnschedulableLabel',
    what: (_words, spec) => wantedLabels(spec),
  },
  {
    pattern: /taint/,
    reason: 'UnschedulableTaint',
    what: words => captured(words, /taint\(?s?\)? \{([^{}]*)\}/g),
  },
  {
    pattern: /were unschedulable/,
    reason: 'UnschedulableClosed',
    what: () => '',
  },
];

function decided(
  words: string,
  spec: Spec,
): Pick<Trouble, 'reason' | 'values'> {
  // What preempting others would bring is another question
  const [asked] = words.split(/\bpreemption:/);
  const decider = DECIDERS.find(({ pattern }) => pattern.test(asked));
  return decider
    ? {
        reason: decider.reason,
        values: { what: clip(decider.what(asked, spec)) || '–' },
      }
    : {};
}

function gateTrouble(suspect: Suspect, since: string): Trouble {
  const gates = suspect.pod.spec.schedulingGates ?? [];
  const gate = listed(gates.map(({ name }) => clip(name))) || '–';
  const cause = causeOn(suspect, {
    ...{ kind: 'schedulingGate', reason: 'SchedulingGated', words: gate },
    ...{ source: 'condition', since },
  });
  return {
    ...{ cause, certainAt: Infinity, whileLacking: true },
    values: { gate },
  };
}

/** Why no node has been found for a pod. */
export function schedulingTrouble(suspect: Suspect): Trouble | undefined {
  const { pod, events } = suspect;
  const condition = conditionOf(pod, 'PodScheduled');
  const since =
    condition?.lastTransitionTime ?? pod.metadata.creationTimestamp ?? '';
  if (condition?.status !== 'False') {
    return undefined;
  }
  if (condition.reason === 'SchedulingGated') {
    return gateTrouble(suspect, since);
  }
  if (condition.reason !== 'Unschedulable') {
    return undefined;
  }
  const words = clip(condition.message ?? '');
  const onVolume = /persistentvolumeclaim|unbound|volume/i.test(words);
  // The condition is rewritten at every attempt and says more than the first event
  const cause = causeOn(suspect, {
    ...{ kind: onVolume ? 'volume' : 'unschedulable', since },
    ...{ reason: condition.reason, words, source: 'condition' },
    event: words ? undefined : warningOf(events, ['FailedScheduling']),
  });
  const certainAt = (momentOf(since) ?? 0) + UNSCHEDULABLE_GRACE_MS;
  const trouble: Trouble = { cause, certainAt, whileLacking: true };
  return { ...trouble, ...decided(words, pod.spec) };
}
