import { boundedVerdict } from './boundedVerdict';
import { groupOf, isWorkloadGroup } from './groupOf';
import { OtherObject, Surroundings } from './objects';
import { unreadable } from './resourceRule';
import { ruleFor } from './ruleFor';
import { isDeclaration } from './rules/declarations';
import { judgeByConditions } from './rules/general';
import { verdictOf } from './runRule';
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

function declared({ kind }: OtherObject): Verdict {
  return verdictOf('Declared', { kind }, [
    { name: 'found', expected: true, actual: true, passed: true },
  ]);
}

/**
 * The verdict on an object that is no workload: by the rule of its kind, as in force where being there is all there is to it,
 * else by its conditions.
 */
export function judgeResource(
  object: OtherObject,
  related: Surroundings,
  now: Date,
): Verdict {
  if (WORKLOADS.includes(object.kind) && isWorkloadGroup(object)) {
    return unreadable('spec');
  }
  const rule = ruleFor(object);
  if (rule) {
    return boundedVerdict(rule.judge(object, now, related));
  }
  return isDeclaration(groupOf(object), object.kind)
    ? declared(object)
    : boundedVerdict(judgeByConditions(object));
}
