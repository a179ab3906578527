import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Since } from '@dugnad/plugin-clusters-react';
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

/** The workload's revisions, newest first. */
export function RevisionTable({ workload }: WorkloadTableProps) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  return (
    <DetailTable
      label={t('detail.revisions')}
      headings={[
        t('detail.revision'),
        t('detail.version'),
        t('detail.state'),
        t('detail.pods'),
        t('detail.age'),
      ]}
      rows={workload.revisions.map(one => ({
        key: one.revision,
        cells: [
          <>
            {one.revision}
            {one.changeCause && (
              <div className={styles.secondary}>{one.changeCause}</div>
            )}
          </>,
          one.version ?? t('detail.none'),
          t(`revisionState.${one.state}`),
          t('matrix.available', {
            available: String(one.available),
            desired: String(one.replicas),
          }),
          <Since at={one.createdAt} />,
        ],
      }))}
    />
  );
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

/** The workload's pods with restarts and reasons. */
export function PodTable({ workload }: WorkloadTableProps) {
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
          t(check.passed ? 'detail.passed' : 'detail.failed'),
        ],
      }))}
    />
  );
}
