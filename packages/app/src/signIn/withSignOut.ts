import { IdentityApi } from '@backstage/frontend-plugin-api';

/** The same identity, which also does `onSignOut` when the person leaves. */
export function withSignOut(
  identity: IdentityApi,
  onSignOut: () => void,
): IdentityApi {
  return {
    getProfileInfo: () => identity.getProfileInfo(),
    getBackstageIdentity: () => identity.getBackstageIdentity(),
    getCredentials: () => identity.getCredentials(),
    signOut: () => {
      onSignOut();
      return identity.signOut();
    },
  };
}
