import {
  ActionOptions,
  ACTIONS,
  Notice,
  templateOwnerOf,
  WorkloadAction,
  WorkloadRef,
} from '@dugnad/plugin-rollouts-common';
import { Judged } from '../board/RolloutBoard';
import { WatchedWorkload } from '../collections/openCollections';
import { notice } from './notices';
import { ownerWords } from './ownerOf';
import { needsName, refusalOf } from './refusalOf';
import { revisionsOf } from './RollbackPlanner';

/** What is known of a workload and of who asks. */
export interface OptionsParts {
  ref: WorkloadRef;
  judged: Judged;
  mayUpdate: boolean;
  /** Whether the caller may read logs. */
  logs: boolean;
  /** Whether the portal has an account to act with in the namespace. */
  hasAccount: boolean;
  autoscaler?: ActionOptions['autoscaler'];
}

type Owner = ActionOptions['owner'];

function watchedOwner({ metadata, provenance }: WatchedWorkload): Owner {
  const { labels, annotations, ownerReferences } = metadata;
  const managers = provenance.manager ? [provenance.manager] : [];
  return templateOwnerOf({ labels, annotations, ownerReferences, managers });
}

/** Whether a workload is paused or suspended, as it is watched. */
export function isHeldNow({ item }: Judged): boolean {
  const { value } = item;
  switch (value.kind) {
    case 'Deployment':
      return value.spec.paused;
    case 'CronJob':
      return value.spec.suspend;
    default:
      return false;
  }
}

/** What decides whether an action makes sense now. */
export function situationOf(judged: Judged, held: boolean) {
  const { kind } = judged.workload;
  return { kind, held, revisions: revisionsOf(judged).length };
}

function optionRefusal(
  { judged, mayUpdate, hasAccount }: OptionsParts,
  action: WorkloadAction,
): Notice | undefined {
  const { staleSince, namespace } = judged.workload;
  if (!mayUpdate) {
    return notice('notYours');
  }
  if (staleSince) {
    return notice('unreachable', { since: staleSince });
  }
  return hasAccount
    ? refusalOf(action, situationOf(judged, isHeldNow(judged)))
    : notice('noDeployer', { namespace });
}

/** That an autoscaler will set the replicas again. */
export function autoscaledNotice({
  name,
  minReplicas,
  maxReplicas,
}: NonNullable<ActionOptions['autoscaler']>): Notice {
  return notice('autoscaled', { name, min: minReplicas, max: maxReplicas });
}

function optionWarnings(
  action: WorkloadAction,
  owner: Owner,
  autoscaler: ActionOptions['autoscaler'],
): Notice[] {
  const reverted = action === 'rollback' || action === 'scale';
  return [
    ...(owner && reverted
      ? [notice('owned', { owner: ownerWords(owner) })]
      : []),
    ...(autoscaler && action === 'scale' ? [autoscaledNotice(autoscaler)] : []),
    ...(action === 'rollback' ? [notice('configurationStays')] : []),
  ];
}

/** What a caller may do with a workload now, why not the rest, and what to know first. Pure. */
export function describeOptions(parts: OptionsParts): ActionOptions {
  const { ref, judged, logs, autoscaler } = parts;
  const { item, workload } = judged;
  const owner = watchedOwner(item.value);
  return {
    ref,
    resourceVersion: item.resourceVersion,
    generation: item.value.metadata.generation,
    actions: ACTIONS.map(action => {
      const refusal = optionRefusal(parts, action);
      const warnings = optionWarnings(action, owner, autoscaler);
      return { action, possible: !refusal, refusal, warnings };
    }),
    logs,
    replicas: workload.replicas?.desired,
    autoscaler,
    owner,
    confirmName: needsName(workload),
  };
}
