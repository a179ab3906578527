import { isKubernetesObject } from '../connection/isKubernetesObject';
import { parseJson } from '../connection/parseJson';
import { statusError } from '../errors/statusError';
import { KubernetesObject } from '../types';

/** One line of a watch. */
export type WatchEvent =
  | { type: 'changed' | 'deleted'; object: KubernetesObject }
  | { type: 'bookmark'; resourceVersion: string };

/** Parses one line of a watch. Throws `KubernetesApiError` for an ERROR event, `SyntaxError` for what is no event. */
export function parseWatchEvent(cluster: string, line: string): WatchEvent {
  const event = parseJson(line);
  if (!isRecord(event) || !isRecord(event.object)) {
    throw new SyntaxError('The API server sent a line that is no watch event');
  }
  const { type, object } = event;
  if (type === 'ERROR') {
    const code = typeof object.code === 'number' ? object.code : 500;
    throw statusError(cluster, code, JSON.stringify(object));
  }
  if (type === 'BOOKMARK') {
    return { type: 'bookmark', resourceVersion: resourceVersionOf(object) };
  }
  if (!isKubernetesObject(object)) {
    throw new SyntaxError('The API server sent an object without a name');
  }
  return { type: type === 'DELETED' ? 'deleted' : 'changed', object };
}

function resourceVersionOf(object: Record<string, unknown>): string {
  const { metadata } = object;
  return isRecord(metadata) && typeof metadata.resourceVersion === 'string'
    ? metadata.resourceVersion
    : '';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
