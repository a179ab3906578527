import { createPermissionResourceRef } from '@backstage/plugin-permission-node';
import { createOwnerRule } from '@dugnad/plugin-backend-kit-node';
import { RESOURCE_TYPE_NAMESPACE_CLAIM } from '@dugnad/plugin-namespaces-common';
import { ClaimFilter, StoredClaim } from './database/ClaimStore';

/** A claim in permission decisions. */
export const claimResourceRef = createPermissionResourceRef<
  Pick<StoredClaim, 'ownerRef'>,
  ClaimFilter
>().with({
  pluginId: 'namespaces',
  resourceType: RESOURCE_TYPE_NAMESPACE_CLAIM,
});

/** The claim's owner group is one of `ownerRefs`. */
export const isOwnerRule = createOwnerRule({
  resourceRef: claimResourceRef,
  description: 'Allow what one of these groups owns',
  ownerOf: ({ ownerRef }) => ownerRef,
  toQuery: ({ ownerRefs }) => ({ ownerRefs }),
});
