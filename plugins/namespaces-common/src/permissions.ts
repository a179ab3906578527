import { createPermission } from '@backstage/plugin-permission-common';

/** Resource type of a namespace claim in permission decisions. */
export const RESOURCE_TYPE_NAMESPACE_CLAIM = 'namespace-claim';

/** File a claim. The backend also checks that the caller belongs to the owner group. */
export const namespaceClaimCreatePermission = createPermission({
  name: 'namespaces.claim.create',
  attributes: { action: 'create' },
});

/** See a claim, its objects and its history. */
export const namespaceClaimReadPermission = createPermission({
  name: 'namespaces.claim.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_NAMESPACE_CLAIM,
});

/** Repair, retry and deploy into a claim's namespace. */
export const namespaceClaimUpdatePermission = createPermission({
  name: 'namespaces.claim.update',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_NAMESPACE_CLAIM,
});

/** Release a claim: its namespace and everything in it is deleted. */
export const namespaceClaimDeletePermission = createPermission({
  name: 'namespaces.claim.delete',
  attributes: { action: 'delete' },
  resourceType: RESOURCE_TYPE_NAMESPACE_CLAIM,
});

/** Resource type of a namespace request in permission decisions. */
export const RESOURCE_TYPE_NAMESPACE_REQUEST = 'namespace-request';

/** See a request, what was asked for and what became of it. */
export const namespaceRequestReadPermission = createPermission({
  name: 'namespaces.request.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_NAMESPACE_REQUEST,
});

/**
 * Approve or reject a request. The backend also wants a person who did not file it, and for each kind the one the rules
 * name (the receiving group of an owner transfer, for example).
 */
export const namespaceRequestDecidePermission = createPermission({
  name: 'namespaces.request.decide',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_NAMESPACE_REQUEST,
});

/** Permissions on claims, for registration. */
export const namespaceClaimPermissions = [
  namespaceClaimCreatePermission,
  namespaceClaimReadPermission,
  namespaceClaimUpdatePermission,
  namespaceClaimDeletePermission,
];

/** Permissions on requests, for registration. */
export const namespaceRequestPermissions = [
  namespaceRequestReadPermission,
  namespaceRequestDecidePermission,
];

/** See, and call, the actions by which an assistant reads namespaces and previews requests. */
export const namespaceActionsReadPermission = createPermission({
  name: 'namespaces.actions.read',
  attributes: { action: 'read' },
});

/** See, and call, the actions by which an assistant files requests. Nobody decides through an action. */
export const namespaceActionsRequestPermission = createPermission({
  name: 'namespaces.actions.request',
  attributes: { action: 'create' },
});

/** Permissions on what assistants are offered, for tables of rights. */
export const namespaceActionsPermissions = [
  namespaceActionsReadPermission,
  namespaceActionsRequestPermission,
];

/** Every permission of the namespaces plugin, for tables of rights. */
export const namespacesPermissions = [
  ...namespaceClaimPermissions,
  ...namespaceRequestPermissions,
  ...namespaceActionsPermissions,
];
