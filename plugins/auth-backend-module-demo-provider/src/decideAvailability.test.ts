import { AvailabilityFacts, decideAvailability } from './decideAvailability';

const development: AvailabilityFacts = {
  configured: true,
  nodeEnvironment: 'development',
  authEnvironment: 'development',
};

describe('decideAvailability', () => {
  it.each([
    ['offers in development', {}, 'offer'],
    ['offers in tests', { nodeEnvironment: 'test' }, 'offer'],
    ['is off when nobody configured it', { configured: false }, 'off'],
    [
      'is off in production when nobody configured it',
      { configured: false, nodeEnvironment: 'production' },
      'off',
    ],
    [
      'stops the backend when configured in production',
      { nodeEnvironment: 'production' },
      'refuse',
    ],
    ['is off when NODE_ENV is not set', { nodeEnvironment: undefined }, 'off'],
    ['is off in a staging NODE_ENV', { nodeEnvironment: 'staging' }, 'off'],
    [
      'is off when auth.environment is production',
      { authEnvironment: 'production' },
      'off',
    ],
    [
      'is off when auth.environment is not set',
      { authEnvironment: undefined },
      'off',
    ],
  ])('%s', (_name, facts, verdict) => {
    expect(decideAvailability({ ...development, ...facts }).verdict).toBe(
      verdict,
    );
  });
});
