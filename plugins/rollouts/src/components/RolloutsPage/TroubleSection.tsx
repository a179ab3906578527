import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Card, CardBody } from '@backstage/ui';
import { useWorkloads } from '../../hooks/rolloutQueries';
import { troubledOf } from '../../lib/troubled';
import { rolloutsTranslationRef } from '../../translation/rolloutsTranslationRef';
import { RolloutQueryState } from '../RolloutQueryState/RolloutQueryState';
import { WorkloadLines } from '../WorkloadLines/WorkloadLines';
import styles from './RolloutsPage.module.css';
import { Filters } from './useFilters';

/** More than this at once is one trouble of a cluster, not many of workloads. */
const MOST = 100;

/** What needs a look, with its cause. Nothing where the filters leave trouble out. */
export function TroubleSection({ filters }: { filters: Filters }) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const status = troubledOf(filters.status);
  return status.length === 0 ? null : (
    <section className={styles.section}>
      <h2>{t('trouble.title')}</h2>
      <Troubled filters={{ ...filters, status }} />
    </section>
  );
}

function Troubled({ filters }: { filters: Filters }) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const query = useWorkloads({ ...filters, limit: MOST });
  return (
    <Card>
      <CardBody>
        <RolloutQueryState query={query}>
          {({ items, clusters, totalItems }) =>
            items.length === 0 ? (
              <p className={styles.secondary}>{t('trouble.none')}</p>
            ) : (
              <WorkloadLines
                workloads={items}
                clusters={clusters}
                total={totalItems}
              />
            )
          }
        </RolloutQueryState>
      </CardBody>
    </Card>
  );
}
