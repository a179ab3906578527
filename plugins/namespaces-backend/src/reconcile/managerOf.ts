import {
  KubernetesObject,
  ManagedFieldsEntry,
} from '@dugnad/plugin-clusters-node';
import { FIELD_MANAGER } from '@dugnad/plugin-clusters-common';

/** Who changed a field, as `managedFields` tell. */
export interface FieldManager {
  manager: string;
  /** ISO 8601. */
  time?: string;
}

/**
 * The manager other than us that owns one of the fields; where none does (a removed field has no owner), the one that
 * wrote to the object last. Undefined where nobody else ever wrote.
 */
export function managerOf(
  object: KubernetesObject,
  paths: string[][],
): FieldManager | undefined {
  const others = (object.metadata.managedFields ?? [])
    .filter(entry => !isOurs(entry))
    .sort((a, b) => (b.time ?? '').localeCompare(a.time ?? ''));
  const owner = others.find(entry => paths.some(path => owns(entry, path)));
  // A status update is no reason to suspect its manager
  const found = owner ?? others.find(entry => !isStatusOnly(entry));
  return found && { manager: found.manager ?? 'unknown', time: found.time };
}

/**
 * Whether we wrote the object, or one field of it, by server-side apply, as opposed to somebody who copied our labels.
 */
export function isAppliedByUs(
  object: KubernetesObject,
  path: string[] = [],
): boolean {
  return (object.metadata.managedFields ?? []).some(
    entry => isOurs(entry) && (path.length === 0 || owns(entry, path)),
  );
}

function isOurs(entry: ManagedFieldsEntry): boolean {
  return entry.manager === FIELD_MANAGER && entry.operation === 'Apply';
}

function owns(entry: ManagedFieldsEntry, path: string[]): boolean {
  let fields: unknown = entry.fieldsV1;
  for (const key of path) {
    if (typeof fields !== 'object' || fields === null) {
      return false;
    }
    const next = Object.entries(fields).find(([name]) => name === `f:${key}`);
    if (!next) {
      return false;
    }
    fields = next[1];
  }
  return fields !== undefined;
}

function isStatusOnly({ fieldsV1 = {} }: ManagedFieldsEntry): boolean {
  const keys = Object.keys(fieldsV1);
  return keys.length === 1 && keys[0] === 'f:status';
}
