import { PermissionCriteria } from '@backstage/plugin-permission-common';
import {
  createPermissionRule,
  PermissionResourceRef,
} from '@backstage/plugin-permission-node';
import { z } from 'zod';

/** Parameters of the `IS_OWNER` rule. */
export type OwnerParams = { ownerRefs: string[] };

/** Options of `createOwnerRule`. */
export interface OwnerRuleOptions<TResource, TQuery, TType extends string> {
  resourceRef: PermissionResourceRef<TResource, TQuery, TType>;
  /** What is allowed, for whoever writes a policy. */
  description: string;
  /** Entity reference of the owner; undefined where there is none, which no condition matches. */
  ownerOf(resource: TResource): string | undefined;
  toQuery(params: OwnerParams): PermissionCriteria<TQuery>;
}

/** The rule `IS_OWNER`: the owner of the resource is among `ownerRefs`. */
export function createOwnerRule<TResource, TQuery, TType extends string>(
  options: OwnerRuleOptions<TResource, TQuery, TType>,
) {
  const { resourceRef, description, ownerOf, toQuery } = options;
  return createPermissionRule({
    name: 'IS_OWNER',
    description,
    resourceRef,
    paramsSchema: z.object({
      ownerRefs: z
        .array(z.string())
        .describe('Entity references of the groups to compare the owner with'),
    }),
    apply: (resource, { ownerRefs }) => {
      const owner = ownerOf(resource);
      return owner !== undefined && ownerRefs.includes(owner);
    },
    toQuery,
  });
}
