import { conditionWords, mustBeTrue } from '../conditionChecks';
import { conditionedSchema, resourceRule } from '../resourceRule';

/**
 * External Secrets: ExternalSecret, SecretStore, ClusterSecretStore. Source: its API types, condition `Ready`: true with
 * reason `SecretSynced` (`Valid` for a store), false with `SecretSyncedError` (`InvalidProviderConfig`, `ValidationFailed`).
 */
export const externalSecretsRule = resourceRule({
  group: 'external-secrets.io',
  kinds: ['ExternalSecret', 'SecretStore', 'ClusterSecretStore'],
  schema: conditionedSchema,
  rule: {
    checks: mustBeTrue('Ready'),
    done: () => 'Current',
    values: object => conditionWords(object, { good: ['Ready'] }),
  },
});
