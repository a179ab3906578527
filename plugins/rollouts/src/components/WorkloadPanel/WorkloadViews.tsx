import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Tab, TabList, TabPanel, Tabs } from '@backstage/ui';
import { WorkloadDetail } from '@dugnad/plugin-rollouts-common';
import { ReactNode } from 'react';
import { isView, View, viewsOf } from '../../lib/views';
import { rolloutsTranslationRef } from '../../translation/rolloutsTranslationRef';
import { AgreementPanel } from '../Agreement/AgreementPanel';
import { LogsPanel } from '../Logs/LogsPanel';
import { HistoryPanel } from '../Timeline/HistoryPanel';
import { RelatedResources } from './RelatedResources';
import { RevisionTable } from './RevisionTable';
import styles from './WorkloadPanel.module.css';
import { CheckTable, EventTable, PodTable } from './WorkloadTables';

/** Props of `WorkloadViews`. */
export interface WorkloadViewsProps {
  workload: WorkloadDetail;
  view: View;
  /** The pod whose logs are to be shown. */
  pod?: string;
  onView(view: View, pod?: string): void;
}

const placeOf = ({ cluster, namespace, kind, name }: WorkloadDetail) => ({
  cluster,
  namespace,
  kind,
  name,
});

/** Everything about one workload that is looked at one at a time. */
export function WorkloadViews(props: WorkloadViewsProps) {
  const { workload, view, pod, onView } = props;
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const contents: Record<View, () => ReactNode> = {
    pods: () => (
      <PodTable workload={workload} onLogs={one => onView('logs', one)} />
    ),
    events: () => <EventTable workload={workload} />,
    revisions: () => <RevisionTable workload={workload} />,
    logs: () => <LogsPanel key={pod} workload={workload} pod={pod} />,
    timeline: () => (
      <HistoryPanel
        query={placeOf(workload)}
        clusters={[workload.clusterState]}
      />
    ),
    related: () => <RelatedResources workload={workload} />,
    checks: () => <CheckTable workload={workload} />,
    opinions: () => <AgreementPanel workload={workload} />,
  };
  const views = viewsOf(workload);
  return (
    <Tabs
      selectedKey={view}
      onSelectionChange={key => isView(key) && onView(key)}
    >
      <div className={styles.tabs}>
        <TabList aria-label={t('view.label', { name: workload.name })}>
          {views.map(id => (
            <Tab key={id} id={id}>
              {t(`view.${id}`)}
            </Tab>
          ))}
        </TabList>
      </div>
      {views.map(id => (
        <TabPanel key={id} id={id}>
          <div className={styles.view}>{contents[id]()}</div>
        </TabPanel>
      ))}
    </Tabs>
  );
}
