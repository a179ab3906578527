import { locationUpdatePermission } from './catalog/permissions';
import {
  ConditionFor,
  decidesRequest,
  involvedInRequest,
  ownsClaim,
  ownsCost,
  ownsEntity,
  ownsWorkload,
  startedTask,
} from './conditions';
import { schedulerManagePermission } from './scheduler/permissions';

/**
 * What people outside the platform groups may do:
 * - `signed-in`: everyone with an identity
 * - `platform`: nobody
 * - otherwise whoever meets the condition; `sight` marks those that
 *   `permission.dugnad.visibility: organisation` opens to everyone signed in.
 */
export type Right =
  | { who: 'signed-in' | 'platform' }
  | { who: 'owner'; condition: ConditionFor; sight?: true };

const signedIn: Right = { who: 'signed-in' };
const platform: Right = { who: 'platform' };

/** The policy: one line per permission. README.md shows it in words. */
export const rights: ReadonlyMap<string, Right> = new Map<string, Right>([
  // What is there, and whose it is
  ['catalog.entity.read', signedIn],
  ['catalog.location.read', signedIn],
  ['clusters.read', signedIn],

  // Bringing a component into the catalog, as templates do at their end
  ['catalog.entity.create', signedIn],
  ['catalog.entity.validate', signedIn],
  ['catalog.entity.refresh', signedIn],
  ['catalog.location.create', signedIn],
  ['catalog.location.analyze', signedIn],

  // Taking it out again. A location may hold entities of many owners.
  ['catalog.entity.delete', { who: 'owner', condition: ownsEntity }],
  ['catalog.location.delete', platform],
  // The guard of the catalog also lets through who owns all that came from the location.
  [locationUpdatePermission.name, platform],
  ['catalog.ingestion.read', platform],
  ['catalog.ingestion.manage', platform],

  // Background tasks of every plugin
  [schedulerManagePermission.name, platform],

  // Templates
  ['scaffolder.action.execute', signedIn],
  ['scaffolder.template.parameter.read', signedIn],
  ['scaffolder.template.step.read', signedIn],
  ['scaffolder.task.create', signedIn],
  ['scaffolder.task.read', { who: 'owner', condition: startedTask }],
  ['scaffolder.task.cancel', { who: 'owner', condition: startedTask }],
  ['scaffolder.template.dry-run', platform],
  ['scaffolder.template.management', platform],

  // Namespaces. The backend also checks that a requester is in the owner group.
  ['namespaces.claim.create', signedIn],
  [
    'namespaces.claim.read',
    { who: 'owner', condition: ownsClaim, sight: true },
  ],
  ['namespaces.claim.update', { who: 'owner', condition: ownsClaim }],
  ['namespaces.claim.delete', { who: 'owner', condition: ownsClaim }],
  // The backend also refuses whoever filed the request.
  [
    'namespaces.request.read',
    { who: 'owner', condition: involvedInRequest, sight: true },
  ],
  ['namespaces.request.decide', { who: 'owner', condition: decidesRequest }],

  // What assistants are offered: each answers with what its caller may see, and none decides
  ['namespaces.actions.read', signedIn],
  ['namespaces.actions.request', signedIn],
  ['rollouts.actions.read', signedIn],
  ['costs.actions.read', signedIn],

  // Rollouts
  [
    'rollouts.workload.read',
    { who: 'owner', condition: ownsWorkload, sight: true },
  ],
  ['rollouts.workload.logs', { who: 'owner', condition: ownsWorkload }],
  ['rollouts.workload.update', { who: 'owner', condition: ownsWorkload }],
  ['rollouts.delivery.report', { who: 'owner', condition: ownsWorkload }],

  // Costs: one's own in detail, what others come to in sum, the bill as the platform group keeps it
  ['costs.read', { who: 'owner', condition: ownsCost, sight: true }],
  ['costs.totals.read', signedIn],
  ['costs.budgets.update', { who: 'owner', condition: ownsCost }],
  ['costs.charges.update', platform],
]);
