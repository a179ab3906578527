import { ClaimRequest, PreviewObject } from '@dugnad/plugin-namespaces-common';
import { stringify } from 'yaml';
import { NamespacesConfig } from '../config';
import { claimPageUrl } from '../reconcile/claimPageUrl';
import { desiredObjects } from '../reconcile/desiredObjects';
import { groupOf } from '../reconcile/objectKey';
import { normalizeRef } from './normalizeRef';
import { quotaOf } from './quotaOf';

/** Stands for the id a claim gets when it is filed. */
const UNKNOWN_ID = '<claim-id>';

/** The objects a request would become; none where its size or owner is not a usable value. */
export function previewObjects(
  request: ClaimRequest,
  config: NamespacesConfig,
): PreviewObject[] {
  const limits = quotaOf(request, config.sizes);
  if (!limits || !normalizeRef(request.ownerRef, 'group')) {
    return [];
  }
  const objects = desiredObjects(
    { ...request, id: UNKNOWN_ID, limits },
    { config: config.objects, portalUrl: claimPageUrl(config, UNKNOWN_ID) },
  );
  return objects.map(({ role, security, object }) => ({
    group: groupOf(object),
    kind: object.kind,
    name: object.metadata.name,
    role,
    security,
    yaml: stringify(object),
  }));
}
