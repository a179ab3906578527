import { CLAIM_ID_LABEL } from '@dugnad/plugin-clusters-common';
import { KubernetesObject } from '@dugnad/plugin-clusters-node';
import { z } from 'zod';
import { NewEvent, StoredClaim, StoredObject } from '../database/ClaimStore';
import { directWriter } from './ClusterWriter';
import { digestOf } from './digestOf';
import { NAMESPACE } from './observeClaim';
import type { ReconcileOptions, ReconcileResult } from './reconcileClaim';

const LOOK_AGAIN_MS = 2_000;

/** Conditions of a Namespace that say what keeps it. */
const REMAINS = [
  'NamespaceContentRemaining',
  'NamespaceFinalizersRemaining',
  'NamespaceDeletionContentFailure',
  'NamespaceDeletionDiscoveryFailure',
];

/**
 * Deletes a claim's Namespace, and only the very one we made: it carries our claim id and has the uid that was seen.
 * Everything else in it goes with it; bindings that let owners unstick it go last. Finalizers are shown, never stripped.
 */
export async function releaseClaim(
  claim: StoredClaim,
  options: ReconcileOptions,
): Promise<ReconcileResult> {
  const { store, signal } = options;
  const connection = options.connect(claim.cluster);
  const ref = { ...NAMESPACE, name: claim.name };
  const known = (await store.objects(claim.id)).find(
    ({ kind }) => kind === 'Namespace',
  );
  const namespace = await connection.get(ref, { signal });
  const { writer = () => directWriter } = options;
  const way = writer(claim.cluster);
  const writing = {
    connection,
    record: (event: NewEvent) => store.addEvent(claim.id, event),
    now: options.now,
    signal,
  };
  if (!namespace || isAnother(namespace, known, claim.id)) {
    await way.remove(claim, undefined, writing);
    await finish(claim, options);
    return {};
  }
  if (namespace.metadata.labels?.[CLAIM_ID_LABEL] !== claim.id) {
    const reason = `Namespace ${claim.name} lost its label ${CLAIM_ID_LABEL}, so it is not deleted. Set it to ${claim.id} again, or delete the namespace by hand.`;
    await store.setReason(claim.id, reason, options.now().toISOString());
    return { againMs: 10 * LOOK_AGAIN_MS, reason };
  }
  const awaited = await way.remove(claim, namespace, writing);
  return showProgress(claim, { namespace, known, awaited }, options);
}

/** The name is taken by a namespace that never was ours; ours is gone. */
function isAnother(
  namespace: KubernetesObject,
  known: StoredObject | undefined,
  claimId: string,
): boolean {
  return (
    namespace.metadata.labels?.[CLAIM_ID_LABEL] !== claimId &&
    namespace.metadata.uid !== known?.uid
  );
}

async function finish(
  claim: StoredClaim,
  { store, now }: ReconcileOptions,
): Promise<void> {
  await store.setObjects(claim.id, []);
  await store.transition(claim.id, {
    from: 'deleting',
    to: 'deleted',
    at: now().toISOString(),
    by: 'system',
    kind: 'deleted',
  });
}

async function showProgress(
  claim: StoredClaim,
  {
    namespace,
    known,
    awaited,
  }: {
    namespace: KubernetesObject;
    known: StoredObject | undefined;
    /** What it waits for besides the cluster. */
    awaited: string | undefined;
  },
  { store, now }: ReconcileOptions,
): Promise<ReconcileResult> {
  const at = now().toISOString();
  const finalizers = namespace.metadata.finalizers ?? [];
  const reason = awaited ?? whatRemains(namespace, finalizers);
  await store.setObjects(claim.id, [
    {
      ...NAMESPACE,
      name: claim.name,
      role: 'namespace',
      security: true,
      state: 'removing',
      message: reason,
      finalizers,
      since: known?.state === 'removing' ? known.since : at,
      uid: namespace.metadata.uid,
      digest: digestOf(namespace),
    },
  ]);
  if (claim.stateReason !== reason) {
    await store.setReason(claim.id, reason, at);
  }
  return { againMs: LOOK_AGAIN_MS, reason: reason ?? 'being deleted' };
}

const statusSchema = z.object({
  conditions: z
    .array(
      z.object({ type: z.string(), status: z.string(), message: z.string() }),
    )
    .default([]),
});

/** The API server's own words on what keeps the namespace, which name finalizers of the objects in it. */
function whatRemains(
  namespace: KubernetesObject,
  finalizers: string[],
): string | undefined {
  const status = statusSchema.safeParse(namespace.status);
  const conditions = status.success ? status.data.conditions : [];
  const words = conditions
    .filter(({ type, status: is }) => REMAINS.includes(type) && is === 'True')
    .map(({ message }) => message);
  if (finalizers.length > 0) {
    words.push(`Finalizers on the namespace: ${finalizers.join(', ')}`);
  }
  return words.length > 0 ? words.join(' · ') : undefined;
}
