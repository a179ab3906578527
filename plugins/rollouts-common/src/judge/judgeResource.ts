import { groupOf, isWorkloadGroup } from './groupOf';
import { OtherObject } from './objects';
import { ResourceRule, unreadable } from './resourceRule';
import { judgeByConditions } from './rules/conditions';
import { crossplaneRule, isCrossplane } from './rules/crossplane';
import { RESOURCE_RULES } from './rules/resourceRules';
import { Verdict } from './verdict';

const keyOf = (group: string, kind: string) => `${group}/${kind}`;

const RULES = new Map<string, ResourceRule>(
  RESOURCE_RULES.flatMap(rule =>
    rule.kinds.map(kind => [keyOf(rule.group, kind), rule] as const),
  ),
);

/** Kinds that have a schema, and come this way only when they did not fit it. */
const WORKLOADS = [
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'ReplicaSet',
  'Pod',
  'Job',
  'CronJob',
];

/** The verdict on an object that is no workload: by the rule of its kind, else by its conditions. */
export function judgeResource(object: OtherObject, now: Date): Verdict {
  if (WORKLOADS.includes(object.kind) && isWorkloadGroup(object)) {
    return unreadable('spec');
  }
  const rule = RULES.get(keyOf(groupOf(object), object.kind));
  if (rule) {
    return rule.judge(object, now);
  }
  return isCrossplane(object)
    ? crossplaneRule.judge(object, now)
    : judgeByConditions(object);
}
