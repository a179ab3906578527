import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Card, CardBody, CardHeader } from '@backstage/ui';
import { QueryClientProvider } from '@tanstack/react-query';
import { queryClient } from '../../hooks/queryClient';
import { useEntityWorkloads } from '../../hooks/rolloutQueries';
import { useLiveRollouts } from '../../hooks/useLiveRollouts';
import { rolloutsTranslationRef } from '../../translation/rolloutsTranslationRef';
import { RolloutQueryState } from '../RolloutQueryState/RolloutQueryState';
import { WorkloadLines } from '../WorkloadLines/WorkloadLines';
import { useEntityName } from './useEntityName';
import styles from '../RolloutsPage/RolloutsPage.module.css';

/** A card on the entity's overview: the state of each workload, and why where it is not healthy. */
export function EntityRolloutCard() {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  return (
    <QueryClientProvider client={queryClient}>
      <Card>
        <CardHeader>
          <h2 className={styles.cardTitle}>{t('entity.title')}</h2>
        </CardHeader>
        <CardBody>
          <Lines />
        </CardBody>
      </Card>
    </QueryClientProvider>
  );
}

function Lines() {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const query = useEntityWorkloads(useEntityName());
  useLiveRollouts();
  return (
    <RolloutQueryState query={query}>
      {({ items, clusters }) =>
        items.length === 0 ? (
          <p className={styles.secondary}>{t('entity.empty')}</p>
        ) : (
          <WorkloadLines workloads={items} clusters={clusters} />
        )
      }
    </RolloutQueryState>
  );
}
