import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { ButtonLink, Container, Flex, Header, Text } from '@backstage/ui';
import { RiAddLine } from '@remixicon/react';
import { useClaims } from '../../hooks/useClaims';
import { useLiveClaims } from '../../hooks/useLiveClaims';
import { requestRouteRef } from '../../routes';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';
import { FetchError } from '../FetchError/FetchError';
import { ClaimFilters } from './ClaimFilters';
import { ClaimTable } from './ClaimTable';
import { useListQuery } from './useListQuery';

/** Every namespace the person may see, narrowed by filters that live in the address. */
export function ClaimListPage() {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const requestLink = useRouteRef(requestRouteRef)?.();
  const { query, change, filtered } = useListQuery();
  const claims = useClaims(query);
  useLiveClaims();
  return (
    <>
      <Header
        title={t('page.title')}
        description={t('page.description')}
        customActions={
          requestLink && (
            <ButtonLink href={requestLink} iconStart={<RiAddLine />}>
              {t('page.request')}
            </ButtonLink>
          )
        }
      />
      <Container>
        <Flex direction="column" gap="4">
          <ClaimFilters query={query} onChange={change} filtered={filtered} />
          {claims.data && (
            <Text as="p" variant="body-small" color="secondary" role="status">
              {t('list.count', { count: claims.data.totalItems })}
            </Text>
          )}
          {claims.error ? (
            <FetchError error={claims.error} onRetry={() => claims.refetch()} />
          ) : (
            <ClaimTable
              page={claims.data}
              stale={claims.isPlaceholderData}
              query={query}
              filtered={filtered}
              onChange={change}
            />
          )}
        </Flex>
      </Container>
    </>
  );
}
