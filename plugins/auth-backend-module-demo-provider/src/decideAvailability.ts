/** What the decision depends on. */
export type AvailabilityFacts = {
  /** Whether `auth.providers.demo` is configured. */
  configured: boolean;
  /** `NODE_ENV` of the backend process. */
  nodeEnvironment: string | undefined;
  /** `auth.environment`. */
  authEnvironment: string | undefined;
};

/** `refuse` means that the backend must not start. */
export type Availability =
  | { verdict: 'offer' }
  | { verdict: 'off' | 'refuse'; reason: string };

/**
 * Whether sign-in without a password may exist in this process. Only an
 * explicit development set-up offers it: silence about the environment counts
 * as production.
 */
export function decideAvailability(facts: AvailabilityFacts): Availability {
  const { configured, nodeEnvironment, authEnvironment } = facts;
  if (!configured) {
    return { verdict: 'off', reason: 'auth.providers.demo is not configured' };
  }
  if (nodeEnvironment === 'production') {
    return {
      verdict: 'refuse',
      reason:
        'auth.providers.demo signs people in without a password and must not be configured with NODE_ENV=production; remove that section from the configuration',
    };
  }
  if (nodeEnvironment !== 'development' && nodeEnvironment !== 'test') {
    return {
      verdict: 'off',
      reason: `NODE_ENV is ${nodeEnvironment ?? 'not set'}, not development`,
    };
  }
  if (authEnvironment !== 'development') {
    return {
      verdict: 'off',
      reason: `auth.environment is ${
        authEnvironment ?? 'not set'
      }, not development`,
    };
  }
  return { verdict: 'offer' };
}
