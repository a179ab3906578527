import { isDeepStrictEqual } from 'node:util';
import { CLAIM_ID_LABEL } from '@dugnad/plugin-clusters-common';
import {
  ClusterConnection,
  KubernetesObject,
  ResourceType,
} from '@dugnad/plugin-clusters-node';
import { z } from 'zod';
import { NewEvent, StoredClaim, StoredObject } from '../database/ClaimStore';
import { stuckObjects } from '../lifecycle/namespaceContents';
import { directWriter } from './ClusterWriter';
import { digestOf } from './digestOf';
import { NAMESPACE } from './observeClaim';
import type { ReconcileOptions, ReconcileResult } from './reconcileClaim';

const LOOK_AGAIN_MS = 2_000;
/** A namespace that takes longer may wait for something. */
const PATIENCE_MS = 30_000;
/** Role of an object that is not the claim's and keeps its namespace from going. */
const REMAINING = 'remaining';

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
  return showProgress(claim, { namespace, awaited, connection }, options);
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
    awaited,
    connection,
  }: {
    namespace: KubernetesObject;
    connection: ClusterConnection;
    /** What it waits for besides the cluster. */
    awaited: string | undefined;
  },
  options: ReconcileOptions,
): Promise<ReconcileResult> {
  const { store, now, signal } = options;
  const at = now().toISOString();
  const known = await store.objects(claim.id);
  const finalizers = namespace.metadata.finalizers ?? [];
  const reason = awaited ?? whatRemains(namespace, finalizers);
  const isSlow =
    reason !== undefined || goingMs(namespace, now()) > PATIENCE_MS;
  const stuck = isSlow
    ? await stuckObjects({
        connection,
        namespace: claim.name,
        claimId: claim.id,
        now: now(),
        signal,
      })
    : [];
  const removing = [
    { ...NAMESPACE, object: namespace, role: 'namespace', message: reason },
    ...stuck.map(found => ({ ...found, role: REMAINING, message: undefined })),
  ].map(found => goingObject(found, at));
  if (!isDeepStrictEqual(removing, known)) {
    await store.setObjects(claim.id, removing);
  }
  if (claim.stateReason !== reason) {
    await store.setReason(claim.id, reason, at);
  }
  return {
    // Looking into a whole namespace takes many calls
    againMs: isSlow ? 5 * LOOK_AGAIN_MS : LOOK_AGAIN_MS,
    reason: reason ?? 'being deleted',
  };
}

function goingObject(
  {
    group,
    kind,
    object,
    role,
    message,
  }: ResourceType & {
    object: KubernetesObject;
    role: string;
    message: string | undefined;
  },
  at: string,
): StoredObject {
  const { metadata } = object;
  return {
    group,
    kind,
    name: metadata.name,
    namespace: metadata.namespace,
    role,
    security: role !== REMAINING,
    state: 'removing',
    message,
    finalizers: metadata.finalizers ?? [],
    since: metadata.deletionTimestamp ?? at,
    uid: metadata.uid,
    digest: digestOf({ ...object, kind }),
  };
}

function goingMs({ metadata }: KubernetesObject, now: Date): number {
  return metadata.deletionTimestamp
    ? now.getTime() - Date.parse(metadata.deletionTimestamp)
    : 0;
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
