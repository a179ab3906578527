import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Container, Flex } from '@backstage/ui';
import { EntityWorkloads } from '@dugnad/plugin-rollouts-common';
import { QueryClientProvider } from '@tanstack/react-query';
import { queryClient } from '../../hooks/queryClient';
import { useEntityWorkloads } from '../../hooks/rolloutQueries';
import { useLiveRollouts } from '../../hooks/useLiveRollouts';
import { rolloutsTranslationRef } from '../../translation/rolloutsTranslationRef';
import { DoraPanel } from '../Dora/DoraPanel';
import { RolloutQueryState } from '../RolloutQueryState/RolloutQueryState';
import { ClusterNotes } from '../RolloutsPage/ClusterNotes';
import { HistoryPanel } from '../Timeline/HistoryPanel';
import { ResourceTable } from '../WorkloadPanel/ResourceTable';
import { EntityWorkload } from './EntityWorkload';
import { PipelineSnippets } from './PipelineSnippets';
import { Section } from './Section';
import { useEntityName } from './useEntityName';

/** The tab "Rollout": everything that runs of the entity, live, and how it got there. */
export function EntityRolloutContent() {
  return (
    <QueryClientProvider client={queryClient}>
      <Container>
        <Content />
      </Container>
    </QueryClientProvider>
  );
}

function Content() {
  const query = useEntityWorkloads(useEntityName());
  useLiveRollouts();
  return (
    <RolloutQueryState query={query}>
      {answer => <Rollouts answer={answer} />}
    </RolloutQueryState>
  );
}

function Rollouts({ answer }: { answer: EntityWorkloads }) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const entity = useEntityName();
  const { entityRef, items, clusters, resources, gaps, selectorProblem } =
    answer;
  return (
    <Flex direction="column" gap="4">
      <ClusterNotes clusters={clusters} />
      {selectorProblem && (
        <Alert
          status="warning"
          icon
          title={t('entity.selectorProblem')}
          description={selectorProblem}
        />
      )}
      {items.length === 0 && !selectorProblem && (
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
      <Section title={t('timeline.title')}>
        <HistoryPanel query={{ entityRef }} clusters={clusters} />
      </Section>
      <Section title={t('dora.title')}>
        <DoraPanel query={{ entityRef }} />
      </Section>
      {(resources.length > 0 || gaps.length > 0) && (
        <Section title={t('entity.resources')}>
          <ResourceTable resources={resources} gaps={gaps} />
        </Section>
      )}
      <Section title={t('pipeline.title')}>
        <PipelineSnippets
          entity={entity}
          entityRef={entityRef}
          workload={items[0]}
        />
      </Section>
    </Flex>
  );
}
