import { isWorkloadGroup } from './groupOf';
import { OtherObject } from './objects';
import { unreadable } from './resourceRule';
import { ruleFor } from './ruleFor';
import { judgeByConditions } from './rules/conditions';
import { Verdict } from './verdict';

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
  const rule = ruleFor(object);
  return rule ? rule.judge(object, now) : judgeByConditions(object);
}
