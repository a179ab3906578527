import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';

/** Longest reference the catalog can hold: three names of 63 characters, with room for long kinds. */
const LONGEST_REF = 300;

/**
 * A reference to a group or user as people write it (`forms`, `group:forms`, `Group:default/Forms`), spelt out and in lower
 * case so that it can be compared. Undefined for what is no reference. `namespace` is that of the entity it stands on.
 */
export function ownerRefOf(
  text: unknown,
  namespace = 'default',
): string | undefined {
  if (typeof text !== 'string' || !text || text.length > LONGEST_REF) {
    return undefined;
  }
  try {
    return stringifyEntityRef(
      parseEntityRef(text, {
        defaultKind: 'group',
        defaultNamespace: namespace,
      }),
    );
  } catch {
    return undefined;
  }
}
