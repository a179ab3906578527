import { JsonValue } from '@backstage/types';

/** One operation of a JSON patch (RFC 6902). */
export type PatchOperation =
  | { op: 'test' | 'add' | 'replace'; path: string; value: JsonValue }
  | { op: 'remove'; path: string };

const escaped = (key: string) => key.replace(/~/g, '~0').replace(/\//g, '~1');

/** Fails the whole patch where the object is no longer the one that was read. */
export function unlessChanged(resourceVersion: string): PatchOperation[] {
  return [
    { op: 'test', path: '/metadata/resourceVersion', value: resourceVersion },
  ];
}

/** Sets entries of a map that may be absent, for example annotations. */
export function setEntries(
  path: string,
  current: Record<string, string> | undefined,
  entries: Record<string, string>,
): PatchOperation[] {
  return [
    ...(current ? [] : [{ op: 'add' as const, path, value: {} }]),
    ...Object.entries(entries).map(([key, value]) => ({
      op: 'add' as const,
      path: `${path}/${escaped(key)}`,
      value,
    })),
  ];
}

/** Takes entries off a map, those it has. */
export function removeEntries(
  path: string,
  current: Record<string, string> | undefined,
  keys: string[],
): PatchOperation[] {
  return keys
    .filter(key => current !== undefined && key in current)
    .map(key => ({ op: 'remove' as const, path: `${path}/${escaped(key)}` }));
}
