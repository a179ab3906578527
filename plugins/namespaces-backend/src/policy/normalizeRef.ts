import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';

/** A reference as the catalog writes it; undefined where it is malformed. */
export function normalizeRef(
  ref: string,
  defaultKind: string,
): string | undefined {
  try {
    return stringifyEntityRef(
      parseEntityRef(ref, { defaultKind, defaultNamespace: 'default' }),
    );
  } catch {
    return undefined;
  }
}
