import {
  ENVIRONMENT_LABEL,
  FIELD_MANAGER,
} from '@dugnad/plugin-clusters-common';
import { KubernetesObject } from '@dugnad/plugin-clusters-node';
import {
  Environment,
  NameRules,
  Problem,
  namespaceNameProblems,
} from '@dugnad/plugin-namespaces-common';
import { namespaceManagers } from './namespaceManagers';

/** What stands in the way of adopting a namespace whatever is asked: it is protected, or a tenancy system owns it. */
export function refusalOf(
  namespace: KubernetesObject,
  rules: NameRules,
): Problem | undefined {
  const { name, deletionTimestamp } = namespace.metadata;
  // A name the portal would refuse to make belongs to the cluster
  const [reserved] = namespaceNameProblems(name, { rules }).filter(
    ({ rule }) => rule === 'name-reserved',
  );
  if (reserved) {
    return problem(
      'adoption-protected',
      `Namespace ${name} belongs to the cluster (${reserved.values?.pattern}); it cannot be adopted.`,
      reserved.values,
    );
  }
  const tenancy = namespaceManagers(namespace).find(
    ({ type }) => type === 'tenancy',
  );
  if (tenancy) {
    return problem(
      'adoption-tenancy',
      `${tenancy.name} owns namespace ${name}. Change its own resource instead: what is written to the namespace would be undone, or go with its owner.`,
      { manager: tenancy.name },
    );
  }
  return deletionTimestamp
    ? problem('adoption-going', `Namespace ${name} is being deleted.`)
    : undefined;
}

/** Managers that have to be handed over explicitly. */
export function handOversNeeded(namespace: KubernetesObject): string[] {
  return namespaceManagers(namespace)
    .filter(({ type }) => type === 'tool')
    .map(({ name }) => name);
}

/** A problem for each manager that was not named in `handOver`. */
export function handOverProblems(
  namespace: KubernetesObject,
  handOver: string[],
): Problem[] {
  const { name } = namespace.metadata;
  const agreed = handOver.map(one => one.toLowerCase());
  return handOversNeeded(namespace)
    .filter(manager => !agreed.includes(manager.toLowerCase()))
    .map(manager =>
      problem(
        'adoption-managed',
        manager === FIELD_MANAGER
          ? `Namespace ${name} carries a claim this portal does not know: another portal's, or one that was lost. State "${FIELD_MANAGER}" in handOver if it is not kept elsewhere.`
          : `${manager} keeps namespace ${name} and would undo what the portal writes. Make it let go, then state "${manager}" in handOver.`,
        { manager },
        'handOver',
      ),
    );
}

/** Ways in which one person's adoption would end production: with an end, or as something that one person may delete. */
export function productionProblems(
  { metadata }: KubernetesObject,
  { environment, expiresAt }: { environment: Environment; expiresAt?: string },
): Problem[] {
  const { name, labels } = metadata;
  const was = labels?.[ENVIRONMENT_LABEL];
  if (was === 'prod' && environment !== 'prod') {
    return [
      problem(
        'adoption-environment',
        `Namespace ${name} carries ${ENVIRONMENT_LABEL}: prod, so it is adopted as production. Choose environment "prod".`,
        { name, environment },
        'environment',
      ),
    ];
  }
  return environment === 'prod' && expiresAt !== undefined
    ? [
        problem(
          'adoption-end',
          `An end of production takes two people. Adopt ${name} without an end, then ask for one.`,
          { name },
          'expiresAt',
        ),
      ]
    : [];
}

function problem(
  rule: string,
  message: string,
  values?: Record<string, string>,
  field = 'name',
): Problem {
  return { field, rule, message, values };
}
