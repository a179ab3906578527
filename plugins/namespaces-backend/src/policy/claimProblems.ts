import {
  ClaimRequest,
  NameRules,
  Problem,
  Size,
  namespaceNameProblems,
} from '@dugnad/plugin-namespaces-common';
import { CostCentreRules } from '@dugnad/plugin-ownership-common';
import { costCentreProblems } from './costCentreProblems';
import { sizeProblems } from './sizeProblems';

/** What is known of the organisation and its clusters. */
export interface ClaimFacts {
  /** Undefined where the catalog has no such group. */
  owner?: {
    /** Members of the group and of the groups under it. */
    members: number;
    prefix: string;
  };
  /** Prefixes of all groups, to tell whose a name is. */
  prefixes: { ref: string; prefix: string }[];
  caller: {
    /** The sign-in says that the caller acts for the owner group. */
    isMember: boolean;
    /** May act for every group. */
    isPlatform: boolean;
  };
  clusters: string[];
  /** Undefined where it is reachable. */
  unreachable?: { since: string; why?: string };
  /** The claim that holds the name in that cluster. */
  holder?: { ownerRef: string };
  /** Owner of the last claim that held it. */
  lastOwnerRef?: string;
  /** A Namespace of that name that no claim made. */
  foreignNamespace?: { manager?: string };
  systemExists: boolean;
  costCentres: CostCentreRules;
  dataClassifications: string[];
  sizes: Size[];
  nameRules: NameRules;
}

/** What is wrong with a new claim whatever the policy says, every reason at once so that a form can show them all. */
export function claimProblems(
  request: ClaimRequest,
  facts: ClaimFacts,
): Problem[] {
  return [
    ...ownerProblems(request, facts),
    ...nameProblems(request, facts),
    ...clusterProblems(request, facts),
    ...choiceProblems(request, facts),
    ...costCentreProblems(request, facts.costCentres),
  ];
}

function ownerProblems(
  { ownerRef }: ClaimRequest,
  { owner, caller }: ClaimFacts,
): Problem[] {
  if (!owner) {
    return [
      problem(
        'ownerRef',
        'owner-exists',
        `Owner ${ownerRef} is not a group in the catalog. Choose an existing group, for example group:default/<team>.`,
        { ownerRef },
      ),
    ];
  }
  if (owner.members === 0) {
    return [
      problem(
        'ownerRef',
        'owner-has-members',
        `Owner ${ownerRef} has no members, so nobody would look after the namespace. Add members to the group or choose another.`,
        { ownerRef },
      ),
    ];
  }
  return caller.isMember || caller.isPlatform
    ? []
    : [
        problem(
          'ownerRef',
          'owner-member',
          `You are not a member of ${ownerRef}. Ask a member of it, or the platform team, to request the namespace.`,
          { ownerRef },
        ),
      ];
}

function nameProblems(request: ClaimRequest, facts: ClaimFacts): Problem[] {
  const { name, ownerRef } = request;
  const found = namespaceNameProblems(name, {
    rules: facts.nameRules,
    prefix: facts.owner?.prefix,
  });
  const own = facts.owner?.prefix ?? '';
  const other = facts.prefixes.find(
    ({ prefix, ref }) =>
      ref !== ownerRef && prefix.length > own.length && name.startsWith(prefix),
  );
  if (found.length === 0 && other) {
    found.push(
      problem(
        'name',
        'name-squatting',
        `Name "${name}" begins with "${other.prefix}", the prefix of ${other.ref}. Choose a name that does not.`,
        { prefix: other.prefix, ownerRef: other.ref },
      ),
    );
  }
  return found.length > 0 ? found : takenProblems(request, facts);
}

function takenProblems(
  { name, cluster, ownerRef }: ClaimRequest,
  { holder, lastOwnerRef, foreignNamespace }: ClaimFacts,
): Problem[] {
  if (holder) {
    return [
      problem(
        'name',
        'name-taken',
        `Name "${name}" is taken in cluster ${cluster} by a claim of ${holder.ownerRef}. Choose another name or cluster.`,
        { cluster, ownerRef: holder.ownerRef },
      ),
    ];
  }
  if (foreignNamespace) {
    const { manager } = foreignNamespace;
    return [
      problem(
        'name',
        'name-foreign',
        `Name "${name}" is taken in cluster ${cluster} by a namespace the portal did not make${
          manager ? ` (managed by ${manager})` : ''
        }. Choose another name; the platform team can adopt existing namespaces.`,
        { cluster, manager: manager ?? '' },
      ),
    ];
  }
  return lastOwnerRef && lastOwnerRef !== ownerRef
    ? [
        problem(
          'name',
          'name-kept',
          `Name "${name}" in cluster ${cluster} stays reserved for its last owner ${lastOwnerRef}. Choose another name.`,
          { cluster, ownerRef: lastOwnerRef },
        ),
      ]
    : [];
}

function clusterProblems(
  { cluster }: ClaimRequest,
  { clusters, unreachable }: ClaimFacts,
): Problem[] {
  if (!clusters.includes(cluster)) {
    const known = clusters.join(', ') || 'none';
    return [
      problem(
        'cluster',
        'cluster-exists',
        `Cluster "${cluster}" is not configured. Choose one of: ${known}.`,
        { cluster, known },
      ),
    ];
  }
  return unreachable
    ? [
        problem(
          'cluster',
          'cluster-reachable',
          `Cluster ${cluster} has not answered since ${unreachable.since}${
            unreachable.why ? ` (${unreachable.why})` : ''
          }, so nobody can tell whether the name is free there. Try again when it is back, or choose another cluster.`,
          { cluster, since: unreachable.since },
        ),
      ]
    : [];
}

function choiceProblems(
  request: ClaimRequest,
  { sizes, systemExists, dataClassifications }: ClaimFacts,
): Problem[] {
  const { systemRef, dataClassification } = request;
  const found = sizeProblems(request, sizes);
  if (systemRef && !systemExists) {
    found.push(
      problem(
        'systemRef',
        'system-exists',
        `System ${systemRef} is not in the catalog. Choose an existing system or leave it out.`,
        { systemRef },
      ),
    );
  }
  if (dataClassification && !dataClassifications.includes(dataClassification)) {
    found.push(
      choice(
        'dataClassification',
        'classification-exists',
        'Data classification',
        dataClassification,
        dataClassifications,
      ),
    );
  }
  return found;
}

function choice(
  field: string,
  rule: string,
  what: string,
  value: string,
  allowed: string[],
): Problem {
  const known = allowed.join(', ');
  return problem(
    field,
    rule,
    `${what} "${value}" is not configured. Choose one of: ${known}.`,
    { value, known },
  );
}

function problem(
  field: string,
  rule: string,
  message: string,
  values: Record<string, string>,
): Problem {
  return { field, rule, message, values };
}
