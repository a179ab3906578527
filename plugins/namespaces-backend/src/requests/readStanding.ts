import { RequestApproval, RequestSlot } from '@dugnad/plugin-namespaces-common';
import { isSamePerson } from './approvalBy';
import { StoredRequest } from './RequestStore';

/** Users in a group and in the groups under it; undefined where there is no such group. */
export type MembersOf = (groupRef: string) => Promise<Set<string> | undefined>;

/** What the catalog says, at one moment, of those who decide a request. */
export interface Standing {
  /** The group through which somebody gives an approval, where the catalog knows them in it. */
  groupOf(ref: string, slot: RequestSlot): string | undefined;
  /** Whether who gave an approval has left the group they gave it for. */
  hasLeft(approval: RequestApproval): boolean;
}

/** Reads who belongs to the groups of a request. Before its unit begins: the catalog may take its time. */
export async function readStanding(
  { slots, approvals }: Pick<StoredRequest, 'slots' | 'approvals'>,
  membersOf: MembersOf,
): Promise<Standing> {
  const groups = new Set([
    ...slots.flatMap(slot => slot.groups),
    ...approvals.flatMap(({ via }) => via ?? []),
  ]);
  const members = new Map(
    await Promise.all(
      [...groups].map(async group => [group, await membersOf(group)] as const),
    ),
  );
  const isIn = (group: string, ref: string) =>
    [...(members.get(group) ?? [])].some(member => isSamePerson(member, ref));
  return {
    groupOf: (ref, slot) => slot.groups.find(group => isIn(group, ref)),
    // A sign-in may know people the catalog does not; only who was known can be known to have left
    hasLeft: ({ via, by }) => via !== undefined && !isIn(via, by),
  };
}
