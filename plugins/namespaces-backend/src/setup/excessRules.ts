import { z } from 'zod';
import { Right } from './rights';

/** Answer of a SelfSubjectRulesReview. */
export const rulesReviewSchema = z.object({
  status: z.object({
    incomplete: z.boolean(),
    resourceRules: z.array(
      z.object({
        verbs: z.array(z.string()),
        apiGroups: z.array(z.string()).default([]),
        resources: z.array(z.string()).default([]),
        resourceNames: z.array(z.string()).default([]),
      }),
    ),
  }),
});

type Rule = z.infer<
  typeof rulesReviewSchema
>['status']['resourceRules'][number];

/** Groups in which everybody signed in may ask about themselves. */
const ABOUT_ONESELF = ['authorization.k8s.io', 'authentication.k8s.io'];

/** Rules that go beyond what the portal needs, in words, each once. */
export function excessRules(rules: Rule[], needed: readonly Right[]): string[] {
  const words = rules.flatMap(rule =>
    rule.apiGroups.flatMap(group =>
      rule.resources.flatMap(resource => {
        const verbs = rule.verbs.filter(
          verb => !isNeeded({ ...rule, group, resource, verb }, needed),
        );
        return verbs.length === 0 || ABOUT_ONESELF.includes(group)
          ? []
          : [wordsOf(rule, group, resource, verbs)];
      }),
    ),
  );
  return [...new Set(words)].sort();
}

function isNeeded(
  {
    group,
    resource,
    verb,
    resourceNames,
  }: Rule & { group: string; resource: string; verb: string },
  needed: readonly Right[],
): boolean {
  return needed.some(
    right =>
      right.resources[group]?.includes(resource) &&
      right.verbs.includes(verb) &&
      (right.names === undefined ||
        (resourceNames.length > 0 &&
          resourceNames.every(name => right.names?.includes(name)))),
  );
}

function wordsOf(
  { resourceNames }: Rule,
  group: string,
  resource: string,
  verbs: string[],
): string {
  const full = group ? `${resource}.${group}` : resource;
  const names = resourceNames.length > 0 ? ` ${resourceNames.join(', ')}` : '';
  return `${verbs.join(', ')} ${full}${names}`;
}
