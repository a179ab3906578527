import { NotAllowedError } from '@backstage/errors';
import { AccountRef, UNKNOWN_OWNER } from '@dugnad/plugin-costs-common';
import { ReportStore } from '../database/ReportStore';
import { Visibility } from './CostAccess';

/** What a caller sees of one account. */
export interface AccountView {
  account: AccountRef;
  /** Owners to restrict sums to; undefined where nothing is hidden. */
  owners?: string[];
  /** Owners of what is seen. */
  seenOwners: string[];
  exists: boolean;
  /** Something of the account is hidden. */
  isPartial: boolean;
}

/**
 * What of an account a caller sees: the parts whose owner at the time they may read. Throws `NotAllowedError` where nothing is
 * left, also for an owner's account that does not exist, so that the answer does not tell.
 */
export async function viewAccount(
  account: AccountRef,
  visibility: Visibility,
  reports: Pick<ReportStore, 'owners'>,
): Promise<AccountView> {
  const owners = await reports.owners(account);
  const seenOwners = owners.filter(one => visibility.mayRead(one));
  const isHidden =
    account.kind === 'owner'
      ? !visibility.mayRead(account.id === UNKNOWN_OWNER ? '' : account.id)
      : owners.length > 0 &&
        seenOwners.length === 0 &&
        !visibility.isEverything;
  if (isHidden && account.kind !== 'organisation') {
    throw new NotAllowedError(
      `You may not see the costs of ${account.kind} ${account.id}; they belong to another team`,
    );
  }
  const isPartial = seenOwners.length < owners.length;
  return {
    account,
    owners: visibility.isEverything ? undefined : seenOwners,
    seenOwners,
    exists: owners.length > 0,
    isPartial,
  };
}
