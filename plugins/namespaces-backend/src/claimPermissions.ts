import {
  createPermissionResourceRef,
  createPermissionRule,
} from '@backstage/plugin-permission-node';
import { RESOURCE_TYPE_NAMESPACE_CLAIM } from '@dugnad/plugin-namespaces-common';
import { z } from 'zod/v3';
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
export const isOwnerRule = createPermissionRule({
  name: 'IS_OWNER',
  description: 'Allow what one of these groups owns',
  resourceRef: claimResourceRef,
  paramsSchema: z.object({
    ownerRefs: z
      .array(z.string())
      .describe('Entity references of the groups to compare the owner with'),
  }),
  apply: (claim, { ownerRefs }) => ownerRefs.includes(claim.ownerRef),
  toQuery: ({ ownerRefs }) => ({ ownerRefs }),
});
