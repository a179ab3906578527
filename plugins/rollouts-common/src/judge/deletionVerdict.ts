import { conditionOf } from './conditionOf';
import { timeOf } from './moments';
import { JudgedObject, OtherObject } from './objects';
import { Reason } from './reasons';
import { conditionedSchema } from './resourceRule';
import { Values, verdictOf } from './runRule';
import { Verdict } from './verdict';

/** A deletion that takes no longer than this is nothing to look at. */
export const DELETION_GRACE_MS = 5 * 60_000;

/** Finalizers of Kubernetes itself, by what they wait for; any other waits for the controller that set it. */
const WAITS_FOR_USE = [
  'kubernetes.io/pvc-protection',
  'kubernetes.io/pv-protection',
];
const WAITS_FOR_DEPENDENTS = ['foregroundDeletion', 'orphan'];

/** Conditions with which a namespace says what stays in it, the most telling first. */
const NAMESPACE_CONDITIONS = [
  'NamespaceDeletionDiscoveryFailure',
  'NamespaceDeletionGroupVersionParsingFailure',
  'NamespaceDeletionContentFailure',
  'NamespaceFinalizersRemaining',
  'NamespaceContentRemaining',
];

function namespaceWords(object: JudgedObject | OtherObject): string {
  const parsed = conditionedSchema.safeParse(object).data;
  const said = NAMESPACE_CONDITIONS.map(
    type => parsed && conditionOf(parsed, type),
  ).find(condition => condition?.status === 'True');
  return said?.message ?? '';
}

function whatHolds(
  object: JudgedObject | OtherObject,
): [Reason, Values] | undefined {
  const quote = object.kind === 'Namespace' ? namespaceWords(object) : '';
  if (quote) {
    return ['DeletionBlocked', { quote }];
  }
  const finalizers = object.metadata.finalizers ?? [];
  const [own] = finalizers.filter(
    name => ![...WAITS_FOR_USE, ...WAITS_FOR_DEPENDENTS].includes(name),
  );
  const [finalizer = own] = finalizers;
  if (finalizer === undefined) {
    return undefined;
  }
  if (own !== undefined) {
    return ['FinalizerStuck', { finalizer: own }];
  }
  return WAITS_FOR_USE.includes(finalizer)
    ? ['DeletionWaitsForUse', { finalizer }]
    : ['DeletionWaitsForDependents', { finalizer }];
}

function stuckAtOf({
  metadata,
}: JudgedObject | OtherObject): number | undefined {
  const at = Date.parse(metadata.deletionTimestamp ?? '') + DELETION_GRACE_MS;
  return timeOf(at) === undefined ? undefined : at;
}

/** Whether a pod, which is judged by its containers while it ends, stays for a finalizer after that. */
export function isHeldBack(pod: JudgedObject | OtherObject, now: Date) {
  const stuckAt = stuckAtOf(pod);
  const { finalizers = [] } = pod.metadata;
  return (
    finalizers.length > 0 && stuckAt !== undefined && stuckAt <= now.getTime()
  );
}

/**
 * The verdict on an object that is being deleted: on its way, and after five minutes a failure that names what it waits for.
 * Source: the Kubernetes documentation of finalizers, and the conditions of a namespace that is being deleted.
 */
export function deletionVerdict(
  object: JudgedObject | OtherObject,
  now: Date,
): Verdict {
  const { deletionTimestamp: since = '' } = object.metadata;
  const deleting = {
    name: 'deleting',
    expected: false,
    actual: true,
    passed: false,
  };
  const held = whatHolds(object);
  const stuckAt = stuckAtOf(object);
  if (!held || stuckAt === undefined) {
    return verdictOf('Deleting', {}, [deleting]);
  }
  const [reason, values] = held;
  const finalizers = {
    name: 'finalizers',
    expected: '–',
    actual: (object.metadata.finalizers ?? []).join(', ') || '–',
    passed: false,
  };
  const checks = [deleting, finalizers];
  return now.getTime() < stuckAt
    ? {
        ...verdictOf('Deleting', {}, checks),
        recheckAt: timeOf(stuckAt),
      }
    : verdictOf(reason, { ...values, since }, checks);
}
