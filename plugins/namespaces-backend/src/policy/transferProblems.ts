import { Problem } from '@dugnad/plugin-namespaces-common';
import { groupPrefix } from './groupPrefix';

/** What is known of the group that would own a claim. */
export interface ReceiverFacts {
  /** Members of the group and of the groups under it; undefined where there is no such group. */
  members?: Set<string>;
  /** Who asks. */
  requester: string;
}

/** What is wrong with giving a claim to a group. */
export function transferProblems(
  ownerRef: string,
  { members, requester }: ReceiverFacts,
): Problem[] {
  if (!members) {
    return [
      problem(
        'owner-exists',
        `Owner ${ownerRef} is not a group in the catalog. Choose an existing group, for example group:default/<team>.`,
        { ownerRef },
      ),
    ];
  }
  const others = [...members].filter(
    member =>
      member.toLocaleLowerCase('en-US') !==
      requester.toLocaleLowerCase('en-US'),
  );
  return others.length > 0
    ? []
    : [
        problem(
          'owner-accepts-nobody',
          `Nobody but you could accept it for ${ownerRef}, and nobody accepts their own request. Add a member to the group or choose another.`,
          { ownerRef },
        ),
      ];
}

/**
 * What a transfer means, for everybody who decides it. A namespace cannot be renamed, so it keeps the prefix of the team it
 * was made for: the new owner could not request that name, and once it is deleted nobody can, because names stay reserved
 * for their last owner.
 */
export function transferReasons(
  name: string,
  fromRef: string,
  toRef: string,
): Problem[] {
  const prefix = groupPrefix(toRef);
  const accepts = problem(
    'owner-accepts',
    `${toRef} has to accept: it takes on the namespace, its quota and its costs, and ${fromRef} loses all access to it.`,
    { ownerRef: toRef, from: fromRef },
  );
  return name.startsWith(prefix)
    ? [accepts]
    : [
        accepts,
        problem(
          'owner-prefix',
          `A namespace cannot be renamed: "${name}" goes on without the prefix "${prefix}" of its new owner. Once it is deleted, neither ${toRef} nor ${fromRef} can request that name again.`,
          { name, prefix, ownerRef: toRef, from: fromRef },
        ),
      ];
}

function problem(
  rule: string,
  message: string,
  values: Record<string, string>,
): Problem {
  return { field: 'ownerRef', rule, message, values };
}
