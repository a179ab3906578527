import { BackstageCredentials } from '@backstage/backend-plugin-api';

/** Who is behind credentials. */
export interface Actor {
  /** Entity reference of a person, or `service:<subject>`; `unknown` where the credentials name nobody. */
  ref: string;
  kind: 'person' | 'service' | 'unknown';
  /** The plugin that passed the request on for the person, for example `plugin:mcp-actions`; absent where nobody did. */
  through?: string;
}

/** Reads who is behind credentials, whichever of the principals of Backstage they hold. */
export function actorOf({ principal }: BackstageCredentials): Actor {
  if (typeof principal !== 'object' || principal === null) {
    return { ref: 'unknown', kind: 'unknown' };
  }
  if ('userEntityRef' in principal) {
    const through = 'actor' in principal && subjectOf(principal.actor);
    return {
      ref: String(principal.userEntityRef),
      kind: 'person',
      ...(through && { through }),
    };
  }
  const subject = subjectOf(principal);
  return subject
    ? { ref: `service:${subject}`, kind: 'service' }
    : { ref: 'unknown', kind: 'unknown' };
}

function subjectOf(principal: unknown): string | undefined {
  return typeof principal === 'object' &&
    principal !== null &&
    'subject' in principal
    ? String(principal.subject)
    : undefined;
}
