import {
  NamespaceRequest,
  RequestSlot,
} from '@dugnad/plugin-namespaces-common';

/** The approvals a request still needs: each one given fills one slot of its role. */
export function openSlots(
  request: Pick<NamespaceRequest, 'slots' | 'approvals'>,
): RequestSlot[] {
  const given = request.approvals.map(({ role }) => role);
  return request.slots.filter(({ role }) => {
    const index = given.indexOf(role);
    if (index !== -1) given.splice(index, 1);
    return index === -1;
  });
}
