import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, DialogTrigger } from '@backstage/ui';
import { Since } from '@dugnad/plugin-clusters-react';
import { Revision, WorkloadDetail } from '@dugnad/plugin-rollouts-common';
import { useState } from 'react';
import { useActions } from '../../hooks/rolloutQueries';
import { rolloutsTranslationRef } from '../../translation/rolloutsTranslationRef';
import { RollbackDialog } from '../Actions/RollbackDialog';
import { DetailTable } from './DetailTable';
import styles from './WorkloadPanel.module.css';

/** Props of `RevisionTable`. */
export interface RevisionTableProps {
  workload: WorkloadDetail;
}

/** The workload's revisions, newest first, and the way back to each for who may go. */
export function RevisionTable({ workload }: RevisionTableProps) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const { data: options } = useActions(workload);
  const mayRollBack = options?.actions.some(
    ({ action, possible }) => action === 'rollback' && possible,
  );
  if (workload.revisions.length === 0) {
    return <p className={styles.help}>{t('rollback.noOlder')}</p>;
  }
  return (
    <DetailTable
      label={t('detail.revisions')}
      headings={[
        t('detail.revision'),
        t('detail.version'),
        t('detail.state'),
        t('detail.pods'),
        t('detail.age'),
        ...(mayRollBack ? [t('detail.action')] : []),
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
          <code>{one.version ?? t('detail.none')}</code>,
          t(`revisionState.${one.state}`),
          t('matrix.available', {
            available: String(one.available),
            desired: String(one.replicas),
          }),
          <Since at={one.createdAt} />,
          ...(mayRollBack ? [<Back workload={workload} revision={one} />] : []),
        ],
      }))}
    />
  );
}

function Back(props: { workload: WorkloadDetail; revision: Revision }) {
  const { workload, revision } = props;
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const [open, setOpen] = useState(false);
  if (revision.state === 'current') return null;
  return (
    <DialogTrigger isOpen={open} onOpenChange={setOpen}>
      <Button
        variant="tertiary"
        size="small"
        aria-label={t('detail.backTo', { revision: revision.revision })}
      >
        {t('action.rollback')}
      </Button>
      {open && (
        <RollbackDialog
          workload={workload}
          revision={revision.revision}
          onDone={() => setOpen(false)}
        />
      )}
    </DialogTrigger>
  );
}
