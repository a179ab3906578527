/** Label on every object the portal writes: `app.kubernetes.io/managed-by: dugnad`. */
export const MANAGED_BY_LABEL = 'app.kubernetes.io/managed-by';
/** Value of `MANAGED_BY_LABEL`, and the field manager of server-side apply. */
export const FIELD_MANAGER = 'dugnad';
/** Label: id of the namespace claim an object belongs to. */
export const CLAIM_ID_LABEL = 'dugnad.dev/claim-id';
/** Label: name of the owner group, for selectors. */
export const OWNER_LABEL = 'dugnad.dev/owner';
/** Label: `dev`, `test` or `prod`. */
export const ENVIRONMENT_LABEL = 'dugnad.dev/environment';
/** Annotation on a Namespace: full entity reference of the owner group. */
export const OWNER_REF_ANNOTATION = 'dugnad.dev/owner-ref';
