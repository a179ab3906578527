import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Card, CardBody, Container, Flex, Header } from '@backstage/ui';
import { Status, WorkloadPage } from '@dugnad/plugin-rollouts-common';
import { useWorkloads } from '../../hooks/rolloutQueries';
import { useLiveRollouts } from '../../hooks/useLiveRollouts';
import { rolloutsTranslationRef } from '../../translation/rolloutsTranslationRef';
import { RolloutQueryState } from '../RolloutQueryState/RolloutQueryState';
import { ClusterNotes } from './ClusterNotes';
import { FilterBar, StatusCounts } from './FilterBar';
import { Matrix } from './Matrix';
import styles from './RolloutsPage.module.css';
import { useFilters } from './useFilters';
import { WorkloadLine } from './WorkloadLine';

const LIMIT = 1000;
/** A cluster that does not answer has one note of its own, not one per workload. */
const TROUBLED: Status[] = ['Degraded', 'Missing'];

/** Everything that runs and that the person may see, the most troubled first. */
export function RolloutsPage() {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const { filters, change, clear, filtered } = useFilters();
  const query = useWorkloads({ ...filters, limit: LIMIT });
  useLiveRollouts();
  const bar = {
    filters,
    filtered,
    page: query.data,
    onChange: change,
    onClear: clear,
  };
  return (
    <>
      <Header title={t('page.title')} description={t('page.description')} />
      <Container>
        <Flex direction="column" gap="4">
          <FilterBar {...bar} />
          <RolloutQueryState query={query}>
            {page => (
              <>
                <ClusterNotes clusters={page.clusters} />
                <StatusCounts {...bar} />
                <Overview page={page} filtered={filtered} />
              </>
            )}
          </RolloutQueryState>
        </Flex>
      </Container>
    </>
  );
}

function Overview(props: { page: WorkloadPage; filtered: boolean }) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const { page, filtered } = props;
  const { items, totalItems, clusters } = page;
  if (items.length === 0) {
    return (
      <Alert
        status="info"
        icon
        title={t(filtered ? 'matrix.nothing' : 'matrix.empty')}
        description={filtered ? undefined : t('matrix.emptyHelp')}
      />
    );
  }
  return (
    <>
      <TroubleList page={page} />
      <section className={styles.section}>
        <h2>{t('matrix.title')}</h2>
        {totalItems > items.length && (
          <p className={styles.secondary} role="status">
            {t('matrix.truncated', {
              shown: String(items.length),
              total: String(totalItems),
            })}
          </p>
        )}
        <Card>
          <CardBody>
            <Matrix workloads={items} clusters={clusters} />
          </CardBody>
        </Card>
      </section>
    </>
  );
}

function TroubleList({ page }: { page: WorkloadPage }) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const troubled = page.items.filter(({ verdict }) =>
    TROUBLED.includes(verdict.status),
  );
  return (
    <section className={styles.section}>
      <h2>{t('trouble.title')}</h2>
      {troubled.length === 0 ? (
        <p className={styles.secondary}>{t('trouble.none')}</p>
      ) : (
        <Card>
          <CardBody>
            <ul className={styles.lines}>
              {troubled.map(workload => (
                <WorkloadLine
                  key={`${workload.cluster}/${workload.uid}`}
                  workload={workload}
                />
              ))}
            </ul>
          </CardBody>
        </Card>
      )}
    </section>
  );
}
