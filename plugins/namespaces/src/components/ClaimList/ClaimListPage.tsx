import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Container, Flex } from '@backstage/ui';
import { useClaims } from '../../hooks/useClaims';
import { useLiveClaims } from '../../hooks/useLiveClaims';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';
import { FetchError } from '../FetchError/FetchError';
import { SectionHeader } from '../SectionHeader/SectionHeader';
import { ClaimFilters } from './ClaimFilters';
import { ClaimResults } from './ClaimResults';
import { useListQuery } from './useListQuery';

/** Every namespace the person may see, narrowed by filters that live in the address. */
export function ClaimListPage() {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const { query, change, filtered } = useListQuery();
  const claims = useClaims(query);
  const { data, error } = claims;
  useLiveClaims();
  return (
    <>
      <SectionHeader active="list" description={t('page.description')} />
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
