import { FieldChange } from '../schema/action';

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** As the API server compares: an absent list or map is an empty one. */
function isEmpty(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    (Array.isArray(value) && value.length === 0) ||
    (isObject(value) && Object.keys(value).length === 0)
  );
}

const escaped = (key: string) => key.replace(/~/g, '~0').replace(/\//g, '~1');

function nameOf(item: unknown): string | undefined {
  return isObject(item) && typeof item.name === 'string'
    ? item.name
    : undefined;
}

/** Lists of named things (containers, variables, volumes) are compared by name, so that an added one shifts nothing. */
function pairsOf(before: unknown[], after: unknown[]) {
  const names = [...before, ...after].map(nameOf);
  const unique = (list: unknown[]) =>
    new Set(list.map(nameOf)).size === list.length;
  if (names.includes(undefined) || !unique(before) || !unique(after)) {
    const length = Math.max(before.length, after.length);
    return Array.from({ length }, (_, index) => ({
      key: String(index),
      before: before[index],
      after: after[index],
    }));
  }
  return [...new Set(names)].map(name => {
    const was = before.findIndex(item => nameOf(item) === name);
    const is = after.findIndex(item => nameOf(item) === name);
    return {
      key: String(was === -1 ? is : was),
      before: before[was],
      after: after[is],
    };
  });
}

/**
 * The fields in which two values differ, as JSON pointers below `path`. Elements of lists that all have names are matched by
 * name and addressed by their index in `before`, added ones by their index in `after`.
 */
export function fieldChanges(
  before: unknown,
  after: unknown,
  path = '',
): FieldChange[] {
  if (isEmpty(before) && isEmpty(after)) {
    return [];
  }
  if (Array.isArray(before) && Array.isArray(after)) {
    return pairsOf(before, after).flatMap(pair =>
      fieldChanges(pair.before, pair.after, `${path}/${pair.key}`),
    );
  }
  if (isObject(before) && isObject(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return keys
      .sort()
      .flatMap(key =>
        fieldChanges(before[key], after[key], `${path}/${escaped(key)}`),
      );
  }
  return before === after ? [] : [{ path, before, after }];
}
