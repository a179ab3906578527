import { isUserEntity } from '@backstage/catalog-model';
import { AuthenticationError } from '@backstage/errors';
import {
  AuthResolverContext,
  ProfileTransform,
  SignInResolver,
} from '@backstage/plugin-auth-node';
import { DemoPersonConfig } from './config';

/** Signs the person in as their catalog user, with what that user owns. */
export const signInDemoPerson: SignInResolver<DemoPersonConfig> = async (
  { result },
  context,
) => {
  await findPerson(result, context);
  return context.signInWithCatalogUser({ entityRef: result.userRef });
};

/** Name, e-mail and picture as the catalog has them. */
export const demoPersonProfile: ProfileTransform<DemoPersonConfig> = async (
  person,
  context,
) => {
  const entity = await findPerson(person, context);
  const profile = isUserEntity(entity) ? entity.spec.profile : undefined;
  return {
    profile: {
      displayName: profile?.displayName ?? entity.metadata.name,
      email: profile?.email,
      picture: profile?.picture,
    },
  };
};

async function findPerson(
  person: DemoPersonConfig,
  context: AuthResolverContext,
) {
  try {
    const { entity } = await context.findCatalogUser({
      entityRef: person.userRef,
    });
    return entity;
  } catch (error) {
    throw new AuthenticationError(
      `The catalog does not know ${person.userRef}; if the portal just started, try again in a moment`,
      error,
    );
  }
}
