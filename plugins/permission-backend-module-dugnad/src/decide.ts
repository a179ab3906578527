import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { Caller } from './conditions';
import { rights } from './rights';

/** What configuration adds to the table of rights. */
export type PolicySettings = {
  /** Full entity references of the groups that may do everything. */
  platformGroups: string[];
  visibility: 'own' | 'organisation';
  /** Names of permissions everyone signed in has on top of the table. */
  alsoAllow: string[];
};

const allow: PolicyDecision = { result: AuthorizeResult.ALLOW };
const deny: PolicyDecision = { result: AuthorizeResult.DENY };

/**
 * Whether `caller` may use the permission of this name. Without an identity:
 * nothing. A permission missing from the table and from `alsoAllow`: the
 * platform groups only, so that a newly installed plugin opens nothing.
 */
export function decide(
  permissionName: string,
  caller: Caller | undefined,
  settings: PolicySettings,
): PolicyDecision {
  if (!caller) return deny;
  if (isPlatform(caller, settings)) return allow;
  if (settings.alsoAllow.includes(permissionName)) return allow;
  const right = rights.get(permissionName);
  switch (right?.who) {
    case 'signed-in':
      return allow;
    case 'owner':
      return right.sight && settings.visibility === 'organisation'
        ? allow
        : right.condition(caller);
    default:
      return deny;
  }
}

function isPlatform(caller: Caller, settings: PolicySettings): boolean {
  return settings.platformGroups.some(group =>
    caller.ownershipRefs.includes(group),
  );
}
