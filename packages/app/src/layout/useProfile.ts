import { useEffect, useState } from 'react';
import { parseEntityRef } from '@backstage/catalog-model';
import { identityApiRef, useApi } from '@backstage/frontend-plugin-api';

export interface Profile {
  /** Display name, or the user's name in the catalog. */
  name: string;
  userEntityRef: string;
  ownershipEntityRefs: string[];
}

/** Who is signed in; undefined until known. */
export function useProfile(): Profile | undefined {
  const identity = useApi(identityApiRef);
  const [profile, setProfile] = useState<Profile>();
  useEffect(() => {
    let current = true;
    Promise.all([
      identity.getProfileInfo(),
      identity.getBackstageIdentity(),
    ]).then(
      ([{ displayName }, { userEntityRef, ownershipEntityRefs }]) =>
        current &&
        setProfile({
          name: displayName ?? parseEntityRef(userEntityRef).name,
          userEntityRef,
          ownershipEntityRefs,
        }),
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [identity]);
  return profile;
}
