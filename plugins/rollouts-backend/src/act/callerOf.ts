import { BackstageCredentials } from '@backstage/backend-plugin-api';

/** Who calls, as records name them: a person's entity reference, or `service:<name>`. */
export function callerOf({ principal }: BackstageCredentials): string {
  if (typeof principal !== 'object' || principal === null) {
    return 'unknown';
  }
  if ('userEntityRef' in principal) {
    return String(principal.userEntityRef);
  }
  return 'subject' in principal ? `service:${principal.subject}` : 'unknown';
}
