import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, DialogTrigger } from '@backstage/ui';
import {
  ActionOptions,
  WorkloadAction,
  WorkloadDetail,
} from '@dugnad/plugin-rollouts-common';
import {
  RiArrowGoBackLine,
  RiPauseLine,
  RiPlayLine,
  RiRestartLine,
  RiEqualizerLine,
} from '@remixicon/react';
import { ReactElement, useState } from 'react';
import { useActions } from '../../hooks/rolloutQueries';
import { rolloutsTranslationRef } from '../../translation/rolloutsTranslationRef';
import { ActionDialogProps } from './ActionDialogProps';
import { ConfirmDialog } from './ConfirmDialog';
import { RefusedDialog } from './RefusedDialog';
import { RollbackDialog } from './RollbackDialog';
import { ScaleDialog } from './ScaleDialog';
import styles from './Actions.module.css';

const ICONS: Record<WorkloadAction, ReactElement> = {
  rollback: <RiArrowGoBackLine />,
  restart: <RiRestartLine />,
  scale: <RiEqualizerLine />,
  pause: <RiPauseLine />,
  resume: <RiPlayLine />,
};

/** Refusals that hold for the person or the kind, whatever state the workload is in: no button for those. */
const NOT_OFFERED = new Set([
  'notYours',
  'noTemplateHistory',
  'cannotRestart',
  'cannotScale',
  'cannotPause',
]);

/** Props of `WorkloadActions`. */
export interface WorkloadActionsProps {
  workload: WorkloadDetail;
}

/** What the person may do with a workload; nothing for who may do nothing. */
export function WorkloadActions({ workload }: WorkloadActionsProps) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const { data: options } = useActions(workload);
  const offered = (options?.actions ?? []).filter(
    ({ action, refusal }) =>
      !NOT_OFFERED.has(refusal?.code ?? '') &&
      // Only one of the two means anything at a time
      action !== (workload.paused ? 'pause' : 'resume'),
  );
  if (!options || !offered.some(({ possible }) => possible)) return null;
  return (
    <div
      className={styles.actions}
      role="group"
      aria-label={t('action.label', { name: workload.name })}
    >
      {offered.map(offer => (
        <ActionButton
          key={offer.action}
          offer={offer}
          options={options}
          workload={workload}
        />
      ))}
    </div>
  );
}

interface ActionButtonProps {
  offer: ActionOptions['actions'][number];
  options: ActionOptions;
  workload: WorkloadDetail;
}

function ActionButton({ offer, options, workload }: ActionButtonProps) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const [open, setOpen] = useState(false);
  const { action, possible, refusal } = offer;
  const dialog = { action, options, workload, onDone: () => setOpen(false) };
  return (
    <DialogTrigger isOpen={open} onOpenChange={setOpen}>
      <Button variant="secondary" size="small" iconStart={ICONS[action]}>
        {t(`action.${action}`)}
      </Button>
      {open &&
        (possible ? (
          <ActionDialog {...dialog} />
        ) : (
          <RefusedDialog {...dialog} refusal={refusal} />
        ))}
    </DialogTrigger>
  );
}

function ActionDialog(props: ActionDialogProps) {
  switch (props.action) {
    case 'rollback':
      return <RollbackDialog {...props} />;
    case 'scale':
      return <ScaleDialog {...props} />;
    default:
      return <ConfirmDialog {...props} action={props.action} />;
  }
}
