import { NotAllowedError } from '@backstage/errors';
import { RequestSlot } from '@dugnad/plugin-namespaces-common';
import { Decider } from './approvalBy';

/**
 * Whether the people who decide a request may grant what would now take effect. Others may have been let in since it was
 * filed, and an approver may grant more than was asked for: a team's own approver must not lift what only the platform team
 * may. Throws `NotAllowedError`.
 */
export function checkCoverage(
  needed: RequestSlot[],
  slots: RequestSlot[],
  decider: Decider,
): void {
  const roles = new Set(slots.map(({ role }) => role));
  const missing = needed.find(
    ({ role, platform, groups }) =>
      !roles.has(role) &&
      !roles.has('platform') &&
      !(platform && decider.isPlatform) &&
      !groups.some(group => decider.groups.includes(group)),
  );
  if (missing) {
    throw new NotAllowedError(
      missing.role === 'platform'
        ? 'Granting that is for the platform team; grant less, or ask them to decide'
        : `Granting that is for ${missing.groups.join(' or ')}`,
    );
  }
}
