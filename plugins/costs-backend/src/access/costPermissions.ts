import { createPermissionResourceRef } from '@backstage/plugin-permission-node';
import { createOwnerRule } from '@dugnad/plugin-backend-kit-node';
import { RESOURCE_TYPE_COST_ACCOUNT } from '@dugnad/plugin-costs-common';

/** What decides who may see a cost: its owner. Empty: nobody's. */
export interface OwnedCost {
  ownerRef: string;
}

/** Costs in permission decisions. */
export const costResourceRef = createPermissionResourceRef<
  OwnedCost,
  { ownerRefs: string[] }
>().with({ pluginId: 'costs', resourceType: RESOURCE_TYPE_COST_ACCOUNT });

/** The cost's owner is one of `ownerRefs`. */
export const isOwnerRule = createOwnerRule({
  resourceRef: costResourceRef,
  description: 'Allow the costs of what one of these groups owns',
  ownerOf: ({ ownerRef }) => ownerRef,
  toQuery: ({ ownerRefs }) => ({ ownerRefs }),
});
