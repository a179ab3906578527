import { ClusterConnection } from '@dugnad/plugin-clusters-node';
import { DeploymentResult } from '@dugnad/plugin-namespaces-common';
import { NamespacesConfig } from '../config';
import { ClaimStore, StoredClaim } from '../database/ClaimStore';
import { networkGrantOf } from '../policy/networkGrantOf';
import { FOREIGN_NETWORK } from '../reconcile/foreignNetwork';
import { keyOf } from '../reconcile/objectKey';
import { SourcedObject } from './checkManifests';
import { deployManifests } from './deployManifests';
import { AppliedObject, PartlyAppliedError } from './PartlyAppliedError';

/** Options of `deployIntoClaim`. */
export interface DeployIntoClaimOptions {
  store: Pick<ClaimStore, 'objects' | 'addEvent'>;
  connection: ClusterConnection;
  config: NamespacesConfig;
  /** Who deploys. */
  by: string;
  now(): Date;
}

/**
 * Applies manifests inside a claim's namespace and tells its history what was begun, before the first object, and what came of it.
 * Throws what `deployManifests` throws.
 */
export async function deployIntoClaim(
  claim: StoredClaim,
  manifests: SourcedObject[],
  { store, connection, config, by, now }: DeployIntoClaimOptions,
): Promise<DeploymentResult> {
  const objects = await store.objects(claim.id);
  const tell = (kind: string, applied: AppliedObject[], reason?: string) =>
    store.addEvent(claim.id, {
      at: now().toISOString(),
      by,
      kind,
      reason,
      after: { objects: applied.map(o => `${o.kind} ${o.name}`) },
    });
  try {
    const result = await deployManifests(manifests, {
      connection,
      namespace: claim.name,
      allowed: config.deployKinds,
      reserved: new Set(
        objects.filter(({ role }) => role !== FOREIGN_NETWORK).map(keyOf),
      ),
      grant: networkGrantOf(claim, config.objects),
      // A process that dies half-way has told what it began
      onStart: begun => tell('deploying', begun),
    });
    await tell('deployed', result.applied);
    return result;
  } catch (error) {
    if (error instanceof PartlyAppliedError) {
      await tell('deployed-partly', error.applied, error.message);
    }
    throw error;
  }
}
