import { SetupCheck } from '@dugnad/plugin-namespaces-common';
import { Answer } from './askRights';
import { Ask, ForbiddenRight, Right } from './rights';

/** Questions that settle a needed right. */
export function asksOf(right: Right): Ask[] {
  const { names = [undefined] } = right;
  return Object.entries(right.resources).flatMap(([group, resources]) =>
    resources.flatMap(resource =>
      names.flatMap(name =>
        right.verbs.map(verb => ({ group, resource, verb, name })),
      ),
    ),
  );
}

/** Whether a right that is needed is there. `apply` is the command that grants it. */
export function judgeNeeded(
  right: Right,
  answers: Answer[],
  apply: string,
): SetupCheck {
  const common = { check: right.check, area: right.area, title: right.title };
  const missing = answers.filter(({ allowed }) => allowed === false);
  if (missing.length > 0) {
    return {
      ...common,
      state: 'missing',
      why: `The portal's account may not ${wordsOf(missing)}.`,
      fix: `Apply the portal's rights again: ${apply}`,
    };
  }
  const unclear = answers.find(({ allowed }) => allowed === undefined);
  return unclear
    ? { ...common, state: 'unknown', why: unclear.reason ?? 'No answer.' }
    : { ...common, state: 'ok', why: `May ${wordsOf(answers)}.` };
}

/** Whether a right that must not be there is absent. */
export function judgeForbidden(
  right: ForbiddenRight,
  answers: Answer[],
): SetupCheck {
  const common = {
    check: right.check,
    area: 'too-much' as const,
    title: right.title,
  };
  const held = answers.filter(({ allowed }) => allowed === true);
  if (held.length > 0) {
    return {
      ...common,
      state: 'excess',
      why: `The portal's account may ${wordsOf(held)}: ${right.why}.`,
      fix: 'Find the binding that gives it (kubectl get clusterrolebindings -o wide | grep dugnad-portal) and remove it.',
    };
  }
  const unclear = answers.find(({ allowed }) => allowed === undefined);
  return unclear
    ? { ...common, state: 'unknown', why: unclear.reason ?? 'No answer.' }
    : { ...common, state: 'ok', why: `May not ${wordsOf(answers)}.` };
}

/** `list and watch pods; get secrets`: verbs of the same resource together. */
function wordsOf(answers: Answer[]): string {
  const byResource = new Map<string, string[]>();
  for (const { ask } of answers) {
    const resource = nameOf(ask);
    byResource.set(resource, [...(byResource.get(resource) ?? []), ask.verb]);
  }
  const byVerbs = new Map<string, string[]>();
  for (const [resource, verbs] of byResource) {
    const words = verbs.join(', ');
    byVerbs.set(words, [...(byVerbs.get(words) ?? []), resource]);
  }
  return [...byVerbs]
    .map(([verbs, resources]) => `${verbs} ${resources.join(', ')}`)
    .join('; ');
}

function nameOf({ group, resource, name, namespace }: Ask): string {
  const full = group ? `${resource}.${group}` : resource;
  const place = namespace ? ` in ${namespace}` : '';
  return `${full}${name ? ` ${name}` : ''}${place}`;
}
