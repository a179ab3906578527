import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Card, CardBody } from '@backstage/ui';
import { WorkloadDetail } from '@dugnad/plugin-rollouts-common';
import { RiFileListLine } from '@remixicon/react';
import { rolloutsTranslationRef } from '../../translation/rolloutsTranslationRef';
import { WorkloadActions } from '../Actions/WorkloadActions';
import { ReplicaBar } from './ReplicaBar';
import { VerdictBlock } from './VerdictBlock';
import { WorkloadFacts } from './WorkloadFacts';
import styles from './WorkloadPanel.module.css';
import { WorkloadViews, WorkloadViewsProps } from './WorkloadViews';

/** Props of `WorkloadPanel`. */
export interface WorkloadPanelProps extends WorkloadViewsProps {
  /** Whether the page around it says its name already. */
  isNamed?: boolean;
}

/** Everything about one workload: verdict and cause, replicas, what can be done, and the evidence. */
export function WorkloadPanel(props: WorkloadPanelProps) {
  const { workload, isNamed, onView } = props;
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const { name, version, verdict } = workload;
  return (
    <Card>
      <CardBody>
        <section className={styles.panel} aria-label={name}>
          <div className={styles.head}>
            <div className={styles.title}>
              <h2>{isNamed ? t('detail.version') : name}</h2>
              {version && <code>{version}</code>}
            </div>
            <WorkloadActions workload={workload} />
          </div>
          <WorkloadFacts workload={workload} />
          <VerdictBlock verdict={verdict}>
            <CauseLogs
              workload={workload}
              onLogs={pod => onView('logs', pod)}
            />
          </VerdictBlock>
          <ReplicaBar workload={workload} />
          <WorkloadViews {...props} />
        </section>
      </CardBody>
    </Card>
  );
}

/** Straight from the cause to what the pod itself says. */
function CauseLogs(props: {
  workload: WorkloadDetail;
  onLogs(pod: string): void;
}) {
  const { workload, onLogs } = props;
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const pod = workload.verdict.cause?.pod;
  if (!pod || !workload.pods.some(({ name }) => name === pod)) return null;
  return (
    <Button
      variant="tertiary"
      size="small"
      iconStart={<RiFileListLine />}
      onPress={() => onLogs(pod)}
    >
      {t('logs.open', { pod })}
    </Button>
  );
}
