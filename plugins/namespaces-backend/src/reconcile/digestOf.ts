import { createHash } from 'node:crypto';
import { KubernetesObject } from '@dugnad/plugin-clusters-node';
import { managedFieldsOf } from './managedFieldsOf';

/**
 * A short fingerprint of the parts of an object that a claim decides about, and of whether it is being deleted. Status
 * and bookkeeping do not change it, so a watch can tell a change that matters without keeping the object.
 */
export function digestOf(object: KubernetesObject): string {
  return createHash('sha256')
    .update(
      canonicalJson([
        object.kind,
        object.metadata.name,
        managedFieldsOf(object),
        Boolean(object.metadata.deletionTimestamp),
      ]),
    )
    .digest('base64url')
    .slice(0, 27);
}

function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(byKey))
      : inner,
  );
}

function byKey([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : 1;
}
