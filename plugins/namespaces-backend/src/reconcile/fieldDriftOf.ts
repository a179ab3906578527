import { KubernetesObject } from '@dugnad/plugin-clusters-node';
import { FieldDrift } from '@dugnad/plugin-namespaces-common';
import { FieldDifference } from './diffObject';
import { managerOf } from './managerOf';

/** Most fields that are told of one object; a rewritten object is one fact, not hundreds. */
const MOST = 50;

/** Field by field what differs, and who holds each field as far as the cluster's own record tells. */
export function fieldDriftOf(
  current: KubernetesObject,
  differences: FieldDifference[],
): FieldDrift[] {
  return differences.slice(0, MOST).map(({ path, desired, actual }) => {
    const holder = managerOf(current, [path]);
    return {
      path: pathText(path),
      ...(desired !== undefined && { desired }),
      ...(actual !== undefined && { actual }),
      ...(holder && { manager: holder.manager }),
      ...(holder?.time && { at: holder.time }),
    };
  });
}

function pathText(path: string[]): string {
  return path
    .map((key, i) =>
      /^[A-Za-z0-9_-]+$/.test(key)
        ? `${i > 0 ? '.' : ''}${key}`
        : `[${JSON.stringify(key)}]`,
    )
    .join('');
}
