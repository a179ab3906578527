import { useRouteRef } from '@backstage/frontend-plugin-api';
import { AccountRef } from '@dugnad/plugin-costs-common';
import { accountRouteRef, rootRouteRef } from '../../routes';

/** The address of an account's page, in the same month. */
export function useAccountLink(
  month?: string,
): (account: AccountRef) => string {
  const root = useRouteRef(rootRouteRef);
  const link = useRouteRef(accountRouteRef);
  return ({ kind, id }) => {
    const search = month ? `?month=${month}` : '';
    const path =
      kind === 'organisation'
        ? root?.()
        : link?.({ kind, id: encodeURIComponent(id) });
    return `${path ?? ''}${search}`;
  };
}
