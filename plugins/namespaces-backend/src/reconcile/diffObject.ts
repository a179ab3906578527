import { isDeepStrictEqual } from 'node:util';
import { KubernetesObject } from '@dugnad/plugin-clusters-node';
import { managedFieldsOf } from './managedFieldsOf';
import { isAppliedByUs } from './managerOf';

/** A field that is not as a claim wants it. */
export interface FieldDifference {
  /** Keys from the top of the object, for example `['spec', 'hard', 'pods']`. */
  path: string[];
  /** Undefined where the field should not be there. */
  desired: unknown;
  /** Undefined where the field is missing. */
  actual: unknown;
}

/**
 * Fields of `current` that differ from `desired`. Labels and annotations of others are their own business; everything
 * else must be exactly as desired, because one more rule in a network policy opens it.
 */
export function diffObject(
  current: KubernetesObject,
  desired: KubernetesObject,
): FieldDifference[] {
  const actual = managedFieldsOf(current);
  const wanted = managedFieldsOf(desired);
  return [
    ...missing(['metadata', 'labels'], actual.labels, wanted.labels),
    ...missing(
      ['metadata', 'annotations'],
      actual.annotations,
      wanted.annotations,
    ),
    ...dropped(current, 'labels', actual.labels, wanted.labels),
    ...dropped(current, 'annotations', actual.annotations, wanted.annotations),
    ...different([], actual.content, wanted.content),
  ];
}

/** Labels and annotations we are on record for and no longer want: applying again takes them away. */
function dropped(
  current: KubernetesObject,
  part: 'labels' | 'annotations',
  actual: Record<string, string>,
  wanted: Record<string, string>,
): FieldDifference[] {
  return Object.keys(actual)
    .filter(key => !(key in wanted))
    .map(key => ['metadata', part, key])
    .filter(path => isAppliedByUs(current, path))
    .map(path => ({ path, desired: undefined, actual: actual[path[2]] }));
}

function missing(
  path: string[],
  actual: Record<string, string>,
  wanted: Record<string, string>,
): FieldDifference[] {
  return Object.entries(wanted)
    .filter(([key, value]) => actual[key] !== value)
    .map(([key, value]) => ({
      path: [...path, key],
      desired: value,
      actual: actual[key],
    }));
}

function different(
  path: string[],
  actual: unknown,
  desired: unknown,
): FieldDifference[] {
  if (isDeepStrictEqual(actual, desired)) {
    return [];
  }
  if (!isMap(actual) || !isMap(desired)) {
    return [{ path, desired, actual }];
  }
  const keys = new Set([...Object.keys(desired), ...Object.keys(actual)]);
  return [...keys].flatMap(key =>
    different([...path, key], actual[key], desired[key]),
  );
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
