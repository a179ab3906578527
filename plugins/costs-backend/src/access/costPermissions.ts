import {
  createPermissionResourceRef,
  createPermissionRule,
} from '@backstage/plugin-permission-node';
import { RESOURCE_TYPE_COST_ACCOUNT } from '@dugnad/plugin-costs-common';
import { z } from 'zod/v3';

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
export const isOwnerRule = createPermissionRule({
  name: 'IS_OWNER',
  description: 'Allow the costs of what one of these groups owns',
  resourceRef: costResourceRef,
  paramsSchema: z.object({
    ownerRefs: z
      .array(z.string())
      .describe('Entity references of the groups to compare the owner with'),
  }),
  apply: ({ ownerRef }, { ownerRefs }) => ownerRefs.includes(ownerRef),
  toQuery: ({ ownerRefs }) => ({ ownerRefs }),
});
