import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Container, Flex } from '@backstage/ui';
import { QueryClientProvider } from '@tanstack/react-query';
import { queryClient } from '../../hooks/queryClient';
import { useEntityWorkloads } from '../../hooks/rolloutQueries';
import { useLiveRollouts } from '../../hooks/useLiveRollouts';
import { rolloutsTranslationRef } from '../../translation/rolloutsTranslationRef';
import { RolloutQueryState } from '../RolloutQueryState/RolloutQueryState';
import { ClusterNotes } from '../RolloutsPage/ClusterNotes';
import { EntityWorkload } from './EntityWorkload';
import { useEntityName } from './useEntityName';

/** The tab "Rollout": everything that runs of the entity, live. */
export function EntityRolloutContent() {
  return (
    <QueryClientProvider client={queryClient}>
      <Container>
        <Workloads />
      </Container>
    </QueryClientProvider>
  );
}

function Workloads() {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const query = useEntityWorkloads(useEntityName());
  useLiveRollouts();
  return (
    <RolloutQueryState query={query}>
      {({ items, clusters }) => (
        <Flex direction="column" gap="4">
          <ClusterNotes clusters={clusters} />
          {items.length === 0 && (
            <Alert
              status="info"
              icon
              title={t('entity.empty')}
              description={t('entity.emptyHelp')}
            />
          )}
          {items.map(workload => (
            <EntityWorkload
              key={`${workload.cluster}/${workload.uid}`}
              workload={workload}
            />
          ))}
        </Flex>
      )}
    </RolloutQueryState>
  );
}
