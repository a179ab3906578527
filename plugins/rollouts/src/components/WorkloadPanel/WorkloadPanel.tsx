import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Card, CardBody } from '@backstage/ui';
import { rolloutsTranslationRef } from '../../translation/rolloutsTranslationRef';
import { VerdictBlock } from './VerdictBlock';
import styles from './WorkloadPanel.module.css';
import {
  CheckTable,
  EventTable,
  PodTable,
  RevisionTable,
  WorkloadTableProps,
} from './WorkloadTables';

/** Everything about one workload: verdict, cause, revisions, pods, events, checks. */
export function WorkloadPanel({ workload }: WorkloadTableProps) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const { kind, namespace, name, clusterState, version, verdict } = workload;
  return (
    <Card>
      <CardBody>
        <section className={styles.panel} aria-label={name}>
          <div className={styles.title}>
            <h2>{name}</h2>
            {version && <code>{version}</code>}
            <span className={styles.secondary}>
              {t('detail.where', {
                kind,
                namespace,
                cluster: clusterState.title,
              })}
            </span>
          </div>
          <VerdictBlock verdict={verdict} />
          {workload.revisions.length > 0 && (
            <div>
              <h3>{t('detail.revisions')}</h3>
              <RevisionTable workload={workload} />
            </div>
          )}
          <div>
            <h3>{t('detail.pods')}</h3>
            <PodTable workload={workload} />
          </div>
          <div>
            <h3>{t('detail.events')}</h3>
            <EventTable workload={workload} />
          </div>
          {verdict.checks.length > 0 && (
            <details>
              <summary>{t('detail.checks')}</summary>
              <CheckTable workload={workload} />
            </details>
          )}
        </section>
      </CardBody>
    </Card>
  );
}
