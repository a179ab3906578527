import {
  createPermissionResourceRef,
  createPermissionRule,
} from '@backstage/plugin-permission-node';
import { createOwnerRule } from '@dugnad/plugin-backend-kit-node';
import { RESOURCE_TYPE_NAMESPACE_REQUEST } from '@dugnad/plugin-namespaces-common';
import { z } from 'zod';
import { decidersOf } from './requests/openSlots';
import { RequestFilter, StoredRequest } from './requests/RequestStore';

/** A request in permission decisions. */
export const requestResourceRef = createPermissionResourceRef<
  Pick<StoredRequest, 'claim' | 'slots'>,
  RequestFilter
>().with({
  pluginId: 'namespaces',
  resourceType: RESOURCE_TYPE_NAMESPACE_REQUEST,
});

/** The claim the request is about belongs to one of `ownerRefs`. */
export const isRequestOwnerRule = createOwnerRule({
  resourceRef: requestResourceRef,
  description: 'Allow requests about what one of these groups owns',
  ownerOf: ({ claim }) => claim.ownerRef,
  toQuery: ({ ownerRefs }) => ({ ownerRefs }),
});

/** One of `groupRefs` may give an approval the request needs. */
export const isDeciderRule = createPermissionRule({
  name: 'IS_DECIDER',
  description: 'Allow requests that one of these groups may decide',
  resourceRef: requestResourceRef,
  paramsSchema: z.object({
    groupRefs: z
      .array(z.string())
      .describe('Entity references of the groups that may decide'),
  }),
  apply: ({ slots }, { groupRefs }) =>
    decidersOf(slots).some(group => groupRefs.includes(group)),
  toQuery: ({ groupRefs }) => ({ groupRefs }),
});
