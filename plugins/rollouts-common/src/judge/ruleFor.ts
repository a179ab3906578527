import { groupOf } from './groupOf';
import { OtherObject } from './objects';
import { ResourceRule } from './resourceRule';
import { crossplaneRule, isCrossplane } from './rules/crossplane';
import { RESOURCE_RULES } from './rules/resourceRules';

const keyOf = (group: string, kind: string) => `${group}/${kind}`;

const RULES = new Map<string, ResourceRule>(
  RESOURCE_RULES.flatMap(rule =>
    rule.kinds.map(kind => [keyOf(rule.group, kind), rule] as const),
  ),
);

/** The rule of an object's group and kind; undefined for what only its conditions speak for. */
export function ruleFor(object: OtherObject): ResourceRule | undefined {
  const rule = RULES.get(keyOf(groupOf(object), object.kind));
  return rule ?? (isCrossplane(object) ? crossplaneRule : undefined);
}
