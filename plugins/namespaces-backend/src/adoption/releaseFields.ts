import { FIELD_MANAGER } from '@dugnad/plugin-clusters-common';
import {
  KubernetesObject,
  ManagedFieldsEntry,
} from '@dugnad/plugin-clusters-node';
import { JsonObject, JsonValue } from '@backstage/types';

/** What `releaseFields` finds. */
export interface ReleasedFields {
  /** All entries as they should be. */
  managedFields: ManagedFieldsEntry[];
  /** Managers that held a field of ours; empty where there is nothing to do. */
  managers: string[];
}

/**
 * Takes the fields that `desired` states out of what others hold by updates (client-side apply, `kubectl create`, editors).
 * Otherwise a field that we drop later would stay, because they hold it still. Fields that we do not state stay theirs, so
 * that nothing of what they wrote is lost.
 */
export function releaseFields(
  current: KubernetesObject,
  desired: KubernetesObject,
): ReleasedFields {
  const entries = current.metadata.managedFields ?? [];
  const stated = fieldsOf(desired);
  const managers: string[] = [];
  const managedFields = entries.flatMap(entry => {
    if (!isHeldByUpdate(entry)) {
      return [entry];
    }
    const fieldsV1 = without(entry.fieldsV1 ?? {}, stated);
    if (JSON.stringify(fieldsV1) === JSON.stringify(entry.fieldsV1)) {
      return [entry];
    }
    managers.push(entry.manager ?? 'unknown');
    return Object.keys(fieldsV1).length > 0 ? [{ ...entry, fieldsV1 }] : [];
  });
  return { managedFields, managers: [...new Set(managers)] };
}

function isHeldByUpdate(entry: ManagedFieldsEntry): boolean {
  return (
    entry.operation === 'Update' &&
    entry.manager !== FIELD_MANAGER &&
    !entry.subresource
  );
}

/** The fields an object states, in the form of `fieldsV1`. Lists count as a whole. */
function fieldsOf({ metadata, apiVersion, kind, ...rest }: KubernetesObject) {
  const { labels, annotations } = metadata;
  return fieldsOfMap({
    metadata: {
      ...(labels && { labels }),
      ...(annotations && { annotations }),
    },
    ...rest,
  });
}

function fieldsOfMap(map: object): JsonObject {
  return Object.fromEntries(
    Object.entries(map).map(([key, value]) => [
      `f:${key}`,
      isMap(value) ? fieldsOfMap(value) : {},
    ]),
  );
}

function without(fields: JsonObject, stated: JsonObject): JsonObject {
  const left = Object.entries(fields).flatMap(([key, held]) => {
    const ours = stated[key];
    if (!isJsonMap(ours)) {
      return [[key, held] as const];
    }
    if (Object.keys(ours).length === 0 || !isJsonMap(held)) {
      return [];
    }
    const rest = without(held, ours);
    return Object.keys(rest).length > 0 ? [[key, rest] as const] : [];
  });
  // Holding the map itself means nothing once none of its fields is held
  return left.every(([key]) => key === '.') ? {} : Object.fromEntries(left);
}

function isMap(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isJsonMap(value: JsonValue | undefined): value is JsonObject {
  return isMap(value);
}
