import { NamespacesConfig } from '../config';
import { StoredClaim } from '../database/ClaimStore';
import { claimPageUrl } from './claimPageUrl';
import { DesiredObject, desiredObjects } from './desiredObjects';
import { NamespaceObjects } from './NamespaceObjects';
import { specOf } from './specOf';

/** Everything a stored claim wants in its cluster, with what modules add. */
export function wantedObjects(
  claim: StoredClaim,
  config: NamespacesConfig,
  provided?: NamespaceObjects,
): DesiredObject[] {
  return desiredObjects(specOf(claim, config.sizes), {
    config: config.objects,
    portalUrl: claimPageUrl(config, claim.id),
    provided: spec => provided?.objectsOf(spec) ?? [],
  });
}
