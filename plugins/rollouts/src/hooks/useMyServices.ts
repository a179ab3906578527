import { useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { useQuery } from '@tanstack/react-query';
import { queryKeys } from './queryKeys';

const MOST = 100;

/** Components that these own. */
export function useMyServices(ownerRefs: string[]) {
  const catalog = useApi(catalogApiRef);
  return useQuery({
    queryKey: queryKeys.services(ownerRefs),
    queryFn: () =>
      catalog.queryEntities({
        filter: { kind: 'Component', 'relations.ownedBy': ownerRefs },
        fields: ['kind', 'metadata', 'relations'],
        limit: MOST,
      }),
  });
}
