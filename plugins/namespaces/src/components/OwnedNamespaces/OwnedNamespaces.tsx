import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import {
  Alert,
  Card,
  CardBody,
  Flex,
  Link,
  Skeleton,
  Text,
} from '@backstage/ui';
import { Claim } from '@dugnad/plugin-namespaces-common';
import { QueryClientProvider } from '@tanstack/react-query';
import { queryClient } from '../../hooks/queryClient';
import { useClaims } from '../../hooks/useClaims';
import { useClusterTitle } from '../../hooks/useClusterTitle';
import { useLiveClaims } from '../../hooks/useLiveClaims';
import { OwnedQuery, ownedQuery } from '../../lib/ownedQuery';
import { claimRouteRef, rootRouteRef } from '../../routes';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';
import styles from '../ClaimPage/ClaimPage.module.css';
import { FetchError } from '../FetchError/FetchError';
import { ClaimState } from '../ClaimState/ClaimState';

const MOST = 100;

/** The namespaces that belong to a group, a system or a component, on that entity's page. */
export function OwnedNamespaces() {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const { entity } = useEntity();
  const query = ownedQuery(entity);
  if (!query) return <Alert status="info" icon title={t('entity.empty')} />;
  return (
    <QueryClientProvider client={queryClient}>
      <Owned query={query} />
    </QueryClientProvider>
  );
}

function Owned({ query }: { query: OwnedQuery }) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const listLink = useRouteRef(rootRouteRef)?.();
  const claims = useClaims({ ...query, limit: MOST });
  useLiveClaims();
  const { data, error } = claims;
  const search = Object.entries(query).flatMap(([key, values]) =>
    values.map(value => [key === 'name' ? 'text' : key, value]),
  );
  if (!data && !error)
    return (
      <div role="status" aria-label={t('list.loading')}>
        <Skeleton width="100%" height="8rem" />
      </div>
    );
  return (
    <Flex direction="column" gap="3">
      {error && (
        <FetchError
          error={error}
          outdated={data !== undefined}
          onRetry={() => claims.refetch()}
        />
      )}
      {data?.items.length === 0 && (
        <Alert status="info" icon title={t('entity.empty')} />
      )}
      {data && data.items.length > 0 && (
        <Card>
          <CardBody>
            <ul className={styles.list}>
              {data.items.map(claim => (
                <ClaimLine key={claim.id} claim={claim} />
              ))}
            </ul>
          </CardBody>
        </Card>
      )}
      {listLink && data && data.items.length > 0 && (
        <Link href={`${listLink}?${new URLSearchParams(search)}`}>
          {t('entity.all', { count: data.totalItems })}
        </Link>
      )}
    </Flex>
  );
}

function ClaimLine({ claim }: { claim: Claim }) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const clusterTitle = useClusterTitle();
  const link = useRouteRef(claimRouteRef);
  return (
    <li className={styles.object}>
      <span className={styles.name}>
        <Link href={link?.({ id: claim.id }) ?? ''}>{claim.name}</Link>{' '}
        <Text color="secondary">
          {clusterTitle(claim.cluster)}, {t(`environment.${claim.environment}`)}
        </Text>
      </span>
      <ClaimState claim={claim} />
    </li>
  );
}
