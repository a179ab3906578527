import { RootConfigService } from '@backstage/backend-plugin-api';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';

/** A person the demo sign-in offers. */
export type DemoPersonConfig = {
  /** The id as configured; what the browser sends back. */
  id: string;
  userRef: string;
  role: string;
};

/** Everything this module reads from configuration. */
export type DemoProviderConfig = {
  /** Whether `auth.providers.demo` exists at all. */
  configured: boolean;
  authEnvironment: string | undefined;
  people: DemoPersonConfig[];
  allowRemote: boolean;
};

const ROOT = 'auth.providers.demo';

/** Reads the configuration; throws where a person's id is no user reference. */
export function readDemoProviderConfig(
  config: RootConfigService,
): DemoProviderConfig {
  const development = config.getOptionalConfig(`${ROOT}.development`);
  const people = development?.getOptionalConfigArray('people') ?? [];
  return {
    configured: config.getOptional(ROOT) !== undefined,
    authEnvironment: config.getOptionalString('auth.environment'),
    allowRemote:
      development?.getOptionalBoolean('dangerouslyAllowRemoteSignIn') ?? false,
    people: people.map(person => ({
      id: person.getString('id'),
      userRef: userRefOf(person.getString('id')),
      role: person.getOptionalString('role') ?? '',
    })),
  };
}

function userRefOf(id: string): string {
  return stringifyEntityRef(
    parseEntityRef(id, { defaultKind: 'user', defaultNamespace: 'default' }),
  );
}
