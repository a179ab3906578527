import { stringifyEntityRef } from '@backstage/catalog-model';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Flex, Link, Skeleton, Text } from '@backstage/ui';
import { Claim } from '@dugnad/plugin-namespaces-common';
import { QueryClientProvider } from '@tanstack/react-query';
import { queryClient } from '../../hooks/queryClient';
import { useClaims } from '../../hooks/useClaims';
import { useLiveClaims } from '../../hooks/useLiveClaims';
import { claimRouteRef, rootRouteRef } from '../../routes';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';
import styles from '../ClaimPage/ClaimPage.module.css';
import { FetchError } from '../FetchError/FetchError';
import { ClaimState } from '../StateBadge/ClaimState';

const MOST = 100;

/** The namespaces a group owns or a system has, on that entity's page. */
export function OwnedNamespaces() {
  return (
    <QueryClientProvider client={queryClient}>
      <Owned />
    </QueryClientProvider>
  );
}

function Owned() {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const { entity } = useEntity();
  const listLink = useRouteRef(rootRouteRef)?.();
  const entityRef = stringifyEntityRef(entity);
  const claims = useClaims({
    [entity.kind === 'Group' ? 'owner' : 'system']: [entityRef],
    limit: MOST,
  });
  useLiveClaims();
  if (claims.error)
    return <FetchError error={claims.error} onRetry={() => claims.refetch()} />;
  if (!claims.data) return <Skeleton width="100%" height="8rem" />;
  return (
    <Flex direction="column" gap="3">
      {claims.data.items.length === 0 && <Text>{t('entity.empty')}</Text>}
      <ul className={styles.list}>
        {claims.data.items.map(claim => (
          <ClaimLine key={claim.id} claim={claim} />
        ))}
      </ul>
      {listLink && <Link href={listLink}>{t('entity.all')}</Link>}
    </Flex>
  );
}

function ClaimLine({ claim }: { claim: Claim }) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const link = useRouteRef(claimRouteRef);
  return (
    <li className={styles.object}>
      <span className={styles.name}>
        <Link href={link?.({ id: claim.id }) ?? ''}>{claim.name}</Link>{' '}
        <Text color="secondary">
          {claim.cluster}, {t(`environment.${claim.environment}`)}
        </Text>
      </span>
      <ClaimState claim={claim} />
    </li>
  );
}
