import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Checkbox, Select } from '@backstage/ui';
import { WorkloadDetail, WorkloadPod } from '@dugnad/plugin-rollouts-common';
import { useState } from 'react';
import { useActions } from '../../hooks/rolloutQueries';
import { rolloutsTranslationRef } from '../../translation/rolloutsTranslationRef';
import { LogReader } from './LogReader';
import styles from './Logs.module.css';

/** Props of `LogsPanel`. */
export interface LogsPanelProps {
  workload: WorkloadDetail;
  /** The pod to begin with; the most troubled of the new version where none is said. */
  pod?: string;
}

/** The logs of a workload's pods: which one, and what it says. */
export function LogsPanel({ workload, pod: first }: LogsPanelProps) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const { data: options } = useActions(workload);
  const [chosen, setChosen] = useState(first);
  const [container, setContainer] = useState<string>();
  const [previous, setPrevious] = useState(false);
  const { pods } = workload;
  const pod = pods.find(({ name }) => name === chosen) ?? pods[0];
  if (options && !options.logs) {
    return <Alert status="info" icon title={t('logs.forbidden')} />;
  }
  if (!pod) {
    return <p className={styles.secondary}>{t('logs.noPods')}</p>;
  }
  const names = pod.containers.map(({ name }) => name);
  const from = names.find(name => name === container) ?? defaultContainer(pod);
  const restarted = pod.containers.some(
    ({ name, restarts }) => name === from && restarts > 0,
  );
  return (
    <div className={styles.panel}>
      <div className={styles.source}>
        <Select
          label={t('logs.pod')}
          value={pod.name}
          onChange={value => setChosen(String(value))}
          options={pods.map(({ name, current }) => ({
            value: name,
            label: `${name} (${t(current ? 'logs.current' : 'logs.old')})`,
          }))}
        />
        {names.length > 1 && (
          <Select
            label={t('logs.container')}
            value={from ?? ''}
            onChange={value => setContainer(String(value))}
            options={names.map(value => ({ value, label: value }))}
          />
        )}
        {restarted && (
          <Checkbox isSelected={previous} onChange={setPrevious}>
            {t('logs.previous')}
          </Checkbox>
        )}
      </div>
      <LogReader
        key={`${pod.name}/${from}/${previous}`}
        source={{
          workload,
          pod: pod.name,
          container: from,
          previous: previous && restarted,
        }}
      />
    </div>
  );
}

/** The container in trouble, else the first. */
function defaultContainer({ containers }: WorkloadPod): string | undefined {
  return (containers.find(({ ready }) => !ready) ?? containers[0])?.name;
}
