import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Alert, Container, Flex } from '@backstage/ui';
import { QueryClientProvider } from '@tanstack/react-query';
import { queryClient } from '../../hooks/queryClient';
import { useOverview } from '../../hooks/rolloutQueries';
import { useLiveRollouts } from '../../hooks/useLiveRollouts';
import { componentRefs } from '../../lib/componentRefs';
import { rolloutsTranslationRef } from '../../translation/rolloutsTranslationRef';
import { RolloutQueryState } from '../RolloutQueryState/RolloutQueryState';
import { ClusterNotes } from '../RolloutsPage/ClusterNotes';
import { Overview } from '../RolloutsPage/Overview';
import { HistoryPanel } from '../Timeline/HistoryPanel';
import { Section } from './Section';

/** The tab "Rollouts" of a system: its components by environment and cluster, and their history. */
export function SystemRolloutContent() {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const entityRef = componentRefs(useEntity().entity);
  return (
    <QueryClientProvider client={queryClient}>
      <Container>
        {entityRef.length === 0 ? (
          <Alert status="info" icon title={t('entity.noComponents')} />
        ) : (
          <Content entityRef={entityRef} />
        )}
      </Container>
    </QueryClientProvider>
  );
}

function Content({ entityRef }: { entityRef: string[] }) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const query = useOverview({ entityRef });
  useLiveRollouts();
  return (
    <RolloutQueryState query={query}>
      {({ pages }) => (
        <Flex direction="column" gap="4">
          <ClusterNotes clusters={pages[0].clusters} />
          <Overview
            pages={pages}
            filtered={false}
            isFetchingMore={query.isFetchingNextPage}
            onMore={() => query.fetchNextPage({ cancelRefetch: false })}
          />
          <Section title={t('timeline.title')}>
            <HistoryPanel query={{ entityRef }} clusters={pages[0].clusters} />
          </Section>
        </Flex>
      )}
    </RolloutQueryState>
  );
}
