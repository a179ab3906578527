import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { Since, StateIcon } from '@dugnad/plugin-clusters-react';
import { WorkloadDetail, WorkloadPod } from '@dugnad/plugin-rollouts-common';
import { useVerdictText } from '../../hooks/useVerdictText';
import { rolloutsTranslationRef } from '../../translation/rolloutsTranslationRef';
import { StatusMark } from '../StatusMark/StatusMark';
import { DetailTable } from './DetailTable';
import styles from './WorkloadPanel.module.css';

/** Props of the tables of a workload. */
export interface WorkloadTableProps {
  workload: WorkloadDetail;
}

function PodState({ pod }: { pod: WorkloadPod }) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const textOf = useVerdictText();
  const notes = [
    pod.deleting && t('detail.deleting'),
    !pod.current && t('detail.oldRevision'),
  ].filter(Boolean);
  return (
    <>
      <StatusMark status={pod.verdict.status} /> {textOf(pod.verdict)}
      {notes.length > 0 && (
        <div className={styles.secondary}>{notes.join(', ')}</div>
      )}
    </>
  );
}

/** Props of `PodTable`. */
export interface PodTableProps extends WorkloadTableProps {
  /** Shows the logs of a pod. */
  onLogs(pod: string): void;
}

/** The workload's pods with restarts and reasons. */
export function PodTable({ workload, onLogs }: PodTableProps) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  if (workload.pods.length === 0) {
    return <p className={styles.secondary}>{t('detail.noPods')}</p>;
  }
  return (
    <DetailTable
      label={t('detail.pods')}
      headings={[
        t('detail.pod'),
        t('detail.state'),
        t('detail.restarts'),
        t('detail.node'),
        t('detail.age'),
        t('view.logs'),
      ]}
      rows={workload.pods.map(pod => ({
        key: pod.name,
        cells: [
          pod.name,
          <PodState pod={pod} />,
          <>
            {pod.restarts}
            {pod.containers
              .filter(({ lastEnd }) => lastEnd)
              .map(({ name, lastEnd }) => (
                <div key={name} className={styles.secondary}>
                  {name}: {lastEnd}
                </div>
              ))}
          </>,
          pod.node ?? t('detail.none'),
          <Since at={pod.createdAt} />,
          <Button
            variant="tertiary"
            size="small"
            aria-label={t('logs.open', { pod: pod.name })}
            onPress={() => onLogs(pod.name)}
          >
            {t('view.logs')}
          </Button>,
        ],
      }))}
    />
  );
}

/** Events about the workload and its pods, newest first. */
export function EventTable({ workload }: WorkloadTableProps) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  if (workload.events.length === 0) {
    return <p className={styles.secondary}>{t('detail.noEvents')}</p>;
  }
  return (
    <DetailTable
      label={t('detail.events')}
      headings={[t('detail.event'), t('detail.object'), t('detail.age')]}
      rows={workload.events.map(event => ({
        key: `${event.kind}/${event.name}/${event.reason}/${event.message}`,
        cells: [
          <>
            {event.type !== 'Normal' && (
              <StateIcon tone="warning" label={event.type} />
            )}{' '}
            <strong>{event.reason}</strong> {event.message}
            {event.count > 1 && (
              <div className={styles.secondary}>
                {t('detail.times', { number: String(event.count) })}
              </div>
            )}
          </>,
          `${event.kind} ${event.name}`,
          <Since at={event.lastSeen} />,
        ],
      }))}
    />
  );
}

/** Every check behind the verdict, with the values compared. */
export function CheckTable({ workload }: WorkloadTableProps) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  if (workload.verdict.checks.length === 0) {
    return <p className={styles.help}>{t('detail.noChecks')}</p>;
  }
  return (
    <DetailTable
      label={t('detail.checks')}
      headings={[
        t('detail.check'),
        t('detail.expected'),
        t('detail.actual'),
        t('detail.result'),
      ]}
      rows={workload.verdict.checks.map(check => ({
        key: check.name,
        cells: [
          <code>{check.name}</code>,
          String(check.expected),
          String(check.actual),
          <span className={styles.opinion}>
            <StateIcon tone={check.passed ? 'positive' : 'negative'} />
            {t(check.passed ? 'detail.passed' : 'detail.failed')}
          </span>,
        ],
      }))}
    />
  );
}
