import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { ButtonLink, Container, Flex, Header } from '@backstage/ui';
import { RiAddLine } from '@remixicon/react';
import { useClaims } from '../../hooks/useClaims';
import { useLiveClaims } from '../../hooks/useLiveClaims';
import { requestRouteRef } from '../../routes';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';
import { FetchError } from '../FetchError/FetchError';
import { ClaimFilters } from './ClaimFilters';
import { ClaimResults } from './ClaimResults';
import { useListQuery } from './useListQuery';

/** Every namespace the person may see, narrowed by filters that live in the address. */
export function ClaimListPage() {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const requestLink = useRouteRef(requestRouteRef)?.();
  const { query, change, filtered } = useListQuery();
  const claims = useClaims(query);
  const { data, error } = claims;
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
          {error && (
            <FetchError
              error={error}
              outdated={data !== undefined}
              onRetry={() => claims.refetch()}
            />
          )}
          {(data || !error) && (
            <ClaimResults
              page={data}
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
