import {
  ActionOptions,
  WorkloadAction,
  WorkloadDetail,
} from '@dugnad/plugin-rollouts-common';

/** Props of the dialogs that confirm an action. */
export interface ActionDialogProps {
  action: WorkloadAction;
  options: ActionOptions;
  workload: WorkloadDetail;
  onDone(): void;
}
