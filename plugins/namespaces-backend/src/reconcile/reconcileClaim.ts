import { isDeepStrictEqual } from 'node:util';
import {
  ClusterConnection,
  KubernetesObject,
} from '@dugnad/plugin-clusters-node';
import {
  ClaimState,
  KEPT_STATES,
  canTransition,
} from '@dugnad/plugin-namespaces-common';
import { takeOverFields } from '../adoption/takeOverFields';
import { NamespacesConfig } from '../config';
import { keepWorkloads } from '../lifecycle/keepWorkloads';
import { WorkloadStore } from '../lifecycle/WorkloadStore';
import { warningDue } from '../lifecycle/warningDue';
import { ClaimStore, StoredClaim, StoredObject } from '../database/ClaimStore';
import { Outcome } from './applyStep';
import { ClusterWriter, directWriter } from './ClusterWriter';
import { claimStateOf } from './claimStateOf';
import { DesiredObject } from './desiredObjects';
import { networkGrantOf } from '../policy/networkGrantOf';
import { foreignNetwork } from './foreignNetwork';
import { isTransient } from './isTransient';
import { keyOf } from './objectKey';
import { NamespaceObjects } from './NamespaceObjects';
import { observeClaim } from './observeClaim';
import { outcomesToObjects } from './outcomesToObjects';
import { planClaim } from './planClaim';
import { refusedRetryMs } from './refusedRetryMs';
import { releaseClaim } from './releaseClaim';
import { SecretCopies } from './SecretCopies';
import { singleRefs } from './singleRefs';
import { wantedObjects } from './wantedObjects';

/** What a reconcile works with. */
export interface ReconcileOptions {
  store: ClaimStore;
  connect(cluster: string): ClusterConnection;
  /** How a cluster is written; left out: directly. */
  writer?(cluster: string): ClusterWriter;
  config: NamespacesConfig;
  /** What modules add to every claim. */
  provided?: NamespaceObjects;
  /** How workloads ran before grace stopped them. */
  workloads: WorkloadStore;
  now(): Date;
  signal: AbortSignal;
}

/** What is left to do. */
export interface ReconcileResult {
  /** Look again after this time, because something is on its way. */
  againMs?: number;
  /** What it waits for. */
  reason?: string;
}

const SETTLING_MS = 2_000;
const ARRIVAL_MS = 60_000;

/**
 * Brings one claim one pass closer to its desired state: load, observe, plan, apply, record. May be cut off anywhere and
 * run again; throws transient errors.
 */
export async function reconcileClaim(
  claimId: string,
  options: ReconcileOptions,
): Promise<ReconcileResult> {
  const claim = await options.store.get(claimId);
  if (!claim) {
    return {};
  }
  if (claim.state === 'deleting') {
    return releaseClaim(claim, options);
  }
  if (!KEPT_STATES.includes(claim.state)) {
    return {};
  }
  try {
    return await keepClaim(claim, options);
  } catch (error) {
    if (isTransient(error)) {
      throw error;
    }
    const now = (await options.store.get(claimId)) ?? claim;
    const reason = describe(error);
    await settle(now, 'partial', reason, options);
    const since = now.state === 'partial' ? now.stateSince : undefined;
    return { againMs: refusedRetryMs(since, options.now()), reason };
  }
}

async function keepClaim(
  loaded: StoredClaim,
  options: ReconcileOptions,
): Promise<ReconcileResult> {
  const { store, config } = options;
  const claim = await begin(loaded, options);
  const known = await store.objects(claim.id);
  const { desired, missing, connection } = await SecretCopies.read(
    options.connect(claim.cluster),
    wantedObjects(claim, config, options.provided),
    options.signal,
  );
  const waiting = new Set(missing.map(m => keyOf(m.desired.object)));
  const seen = await observeClaim(connection, {
    name: claim.name,
    kinds: options.provided?.watchedKinds() ?? [],
    single: singleRefs(desired, known, options.provided?.watchedKinds() ?? []),
    signal: options.signal,
  });
  const observed = seen.filter(object => !waiting.has(keyOf(object)));
  const steps = planClaim({
    claimId: claim.id,
    desired,
    observed,
    known,
    driftPolicy: claim.repairRequested ? 'repair' : config.driftPolicy,
  });
  const { writer = () => directWriter } = options;
  const way = writer(claim.cluster);
  const request = { claim, desired, steps };
  const outcomes = await way.write(request, {
    connection,
    record: event => store.addEvent(claim.id, event),
    now: options.now,
    signal: options.signal,
  });
  if (
    claim.state === 'adopted' &&
    way.writesCluster &&
    isThere(outcomes, observed)
  ) {
    await takeOverFields(connection, desired, options.signal);
  }
  const now = options.now();
  const grant = networkGrantOf(claim, config.objects);
  const objects = [
    ...outcomesToObjects(
      [
        ...outcomes,
        ...untouched(desired, outcomes, observed),
        ...missing.map(m => ({ ...m, state: 'failed' as const })),
      ],
      known,
      now,
    ),
    ...(isThere(outcomes, observed)
      ? foreignNetwork(observed, desired, grant, { known, now })
      : []),
  ];
  const work = way.writesCluster
    ? await keepWorkloads(claim, objects, connection, options)
    : {};
  const result = await record(claim, objects, known, work.reason, options);
  return sooner(work, result);
}

function sooner(one: ReconcileResult, other: ReconcileResult): ReconcileResult {
  const { againMs = Infinity } = other;
  return againMs <= (one.againMs ?? Infinity) ? other : one;
}

/** The Namespace is ours now. */
function isThere(outcomes: Outcome[], observed: KubernetesObject[]): boolean {
  const outcome = outcomes.find(o => o.desired.role === 'namespace');
  return outcome ? outcome.state === 'applied' : observed.length > 0;
}

/** A claim that was just approved starts provisioning. */
async function begin(
  claim: StoredClaim,
  { store, now }: ReconcileOptions,
): Promise<StoredClaim> {
  if (claim.state !== 'approved') {
    return claim;
  }
  await store.transition(claim.id, {
    from: 'approved',
    to: 'provisioning',
    at: now().toISOString(),
    by: 'system',
    kind: 'provisioning',
  });
  return { ...claim, state: 'provisioning' };
}

/**
 * Objects the plan had nothing to do for. While the Namespace is not ours or on its way out, the others were not looked at
 * and count as missing.
 */
function untouched(
  desired: DesiredObject[],
  outcomes: Outcome[],
  observed: KubernetesObject[],
): Outcome[] {
  const current = new Map(observed.map(object => [keyOf(object), object]));
  const done = new Set(outcomes.map(o => keyOf(o.desired.object)));
  const blocked = outcomes.some(
    ({ desired: { role }, state }) =>
      role === 'namespace' &&
      !['applied', 'drifted', 'committed'].includes(state),
  );
  return desired
    .filter(({ object }) => !done.has(keyOf(object)))
    .map(object => {
      const applied = blocked ? undefined : current.get(keyOf(object.object));
      return {
        desired: object,
        state: applied ? 'applied' : 'missing',
        seen: applied,
      };
    });
}

async function record(
  claim: StoredClaim,
  objects: StoredObject[],
  known: StoredObject[],
  running: string | undefined,
  options: ReconcileOptions,
): Promise<ReconcileResult> {
  const { store } = options;
  if (!isDeepStrictEqual(objects, known)) {
    await store.setObjects(claim.id, objects);
  }
  if (claim.repairRequested) {
    await store.setRepairRequested(claim.id, false);
  }
  const { state, reason } = claimStateOf(objects);
  const why = [reason, running].filter(Boolean).join(' · ') || undefined;
  await settle(claim, announced(claim, state, options), why, options);
  const going = objects.find(object => object.state === 'removing');
  if (going) {
    return { againMs: SETTLING_MS, reason: going.message };
  }
  const onItsWay = objects.find(object => object.state === 'committed');
  // A watch tells when it arrives; this is for when it does not
  return onItsWay
    ? { againMs: ARRIVAL_MS, reason: onItsWay.message }
    : refusedAgain(claim, objects, options.now());
}

/** When what the cluster refuses is tried again. The newest refusal counts: what is new may be mended soon. */
function refusedAgain(
  claim: StoredClaim,
  objects: StoredObject[],
  now: Date,
): ReconcileResult {
  const refused = objects.filter(({ state }) => state === 'failed');
  if (refused.length === 0) {
    return {};
  }
  const [{ since, message }] = refused.sort((a, b) =>
    b.since.localeCompare(a.since),
  );
  // Admission may not know the labels yet that adoption has just written
  const againMs =
    claim.state === 'adopted' ? SETTLING_MS : refusedRetryMs(since, now);
  return { againMs, reason: message };
}

/** A claim in order whose end is near says so. */
function announced(
  { expiresAt }: StoredClaim,
  state: ClaimState,
  { config, now }: ReconcileOptions,
): ClaimState {
  return state === 'ready' &&
    warningDue(expiresAt, config.expiry.warnDays, now()) !== undefined
    ? 'expiring'
    : state;
}

/** Moves a claim to the state its objects make, or updates the reason shown beside an unchanged state. */
async function settle(
  claim: StoredClaim,
  to: ClaimState,
  reason: string | undefined,
  { store, now }: ReconcileOptions,
): Promise<void> {
  const at = now().toISOString();
  const { id, state: from } = claim;
  if (from !== to && canTransition(from, to)) {
    const event = { from, to, at, by: 'system', kind: to, reason };
    await store.transition(id, event);
  } else if (
    (from === to || from === 'expired') &&
    claim.stateReason !== reason
  ) {
    await store.setReason(id, reason, at);
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
