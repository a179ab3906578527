import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Container, Flex, Header } from '@backstage/ui';
import { useOverview } from '../../hooks/rolloutQueries';
import { useLiveRollouts } from '../../hooks/useLiveRollouts';
import { rolloutsTranslationRef } from '../../translation/rolloutsTranslationRef';
import { RolloutQueryState } from '../RolloutQueryState/RolloutQueryState';
import { ClusterNotes } from './ClusterNotes';
import { FilterBar } from './FilterBar';
import { Overview } from './Overview';
import { StatusCounts } from './StatusCounts';
import { TroubleSection } from './TroubleSection';
import { useFilters } from './useFilters';

/** Everything that runs and that the person may see, the most troubled first. */
export function RolloutsPage() {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const filtering = useFilters();
  const { filters, filtered, change } = filtering;
  const query = useOverview(filters);
  useLiveRollouts();
  return (
    <>
      <Header title={t('page.title')} description={t('page.description')} />
      <Container>
        <Flex direction="column" gap="4">
          <FilterBar filtering={filtering} answer={query.data?.pages[0]} />
          <RolloutQueryState query={query}>
            {({ pages }) => (
              <>
                <ClusterNotes clusters={pages[0].clusters} />
                <StatusCounts
                  counts={pages[0].counts}
                  chosen={filters.status}
                  onChange={status => change({ status })}
                />
                {pages[0].rows.length > 0 && (
                  <TroubleSection filters={filters} />
                )}
                <Overview
                  pages={pages}
                  filtered={filtered}
                  isFetchingMore={query.isFetchingNextPage}
                  onMore={() => query.fetchNextPage({ cancelRefetch: false })}
                />
              </>
            )}
          </RolloutQueryState>
        </Flex>
      </Container>
    </>
  );
}
