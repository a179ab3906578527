import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Alert,
  Dialog,
  DialogBody,
  DialogHeader,
  Radio,
  RadioGroup,
} from '@backstage/ui';
import { Since } from '@dugnad/plugin-clusters-react';
import { Revision } from '@dugnad/plugin-rollouts-common';
import { useState } from 'react';
import { rolloutsTranslationRef } from '../../translation/rolloutsTranslationRef';
import { ActionDialogProps } from './ActionDialogProps';
import styles from './Actions.module.css';
import { RollbackPlan } from './RollbackPlan';

/** Props of `RollbackDialog`. */
export interface RollbackDialogProps
  extends Pick<ActionDialogProps, 'workload' | 'onDone'> {
  /** The revision to begin with; the one before the current where none is said. */
  revision?: string;
}

/** Picks a revision, shows what going back to it would do, and does it. */
export function RollbackDialog(props: RollbackDialogProps) {
  const { workload, onDone } = props;
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const older = workload.revisions.filter(({ state }) => state !== 'current');
  const [revision, setRevision] = useState(
    props.revision ?? older[0]?.revision,
  );
  return (
    <Dialog width={860}>
      <DialogHeader>
        {t('action.title.rollback', { name: workload.name })}
      </DialogHeader>
      {revision === undefined ? (
        <DialogBody>
          <Alert status="info" icon title={t('rollback.noOlder')} />
        </DialogBody>
      ) : (
        <RollbackPlan
          key={revision}
          workload={workload}
          revision={revision}
          onDone={onDone}
        >
          <RadioGroup
            label={t('rollback.choose')}
            value={revision}
            onChange={setRevision}
          >
            {older.map(one => (
              <Radio key={one.revision} value={one.revision}>
                <RevisionOption revision={one} />
              </Radio>
            ))}
          </RadioGroup>
        </RollbackPlan>
      )}
    </Dialog>
  );
}

function RevisionOption({ revision }: { revision: Revision }) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  return (
    <span className={styles.option}>
      <span>
        {t('rollback.option', { revision: revision.revision })}
        {revision.version && (
          <>
            {' · '}
            <code>{revision.version}</code>
          </>
        )}
        {' · '}
        <Since at={revision.createdAt} />
      </span>
      {revision.changeCause && (
        <span className={styles.secondary}>{revision.changeCause}</span>
      )}
    </span>
  );
}
