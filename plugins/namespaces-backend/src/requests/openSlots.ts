import { RequestApproval, RequestSlot } from '@dugnad/plugin-namespaces-common';

/** The approvals that are still to be given. A role is needed at most once. */
export function openSlots(request: {
  slots: RequestSlot[];
  approvals: RequestApproval[];
}): RequestSlot[] {
  const given = new Set(request.approvals.map(({ role }) => role));
  return request.slots.filter(({ role }) => !given.has(role));
}

/** Stands for the platform team among the groups that may decide. */
export const PLATFORM = '*';

/** Groups that may give one of these approvals; `PLATFORM` for the platform team. */
export function decidersOf(slots: RequestSlot[]): string[] {
  return [
    ...new Set(
      slots.flatMap(({ platform, groups }) => [
        ...groups,
        ...(platform ? [PLATFORM] : []),
      ]),
    ),
  ];
}
