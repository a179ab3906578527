import { identityApiRef, useApi } from '@backstage/frontend-plugin-api';
import { useEffect, useState } from 'react';

/** The signed-in person and their groups, as owners are named; undefined until known. */
export function useMyOwnerRefs(): string[] | undefined {
  const identity = useApi(identityApiRef);
  const [ownerRefs, setOwnerRefs] = useState<string[]>();
  useEffect(() => {
    let current = true;
    identity.getBackstageIdentity().then(
      ({ ownershipEntityRefs }) => current && setOwnerRefs(ownershipEntityRefs),
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [identity]);
  return ownerRefs;
}
