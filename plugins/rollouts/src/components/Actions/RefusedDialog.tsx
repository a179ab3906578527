import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Alert,
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
} from '@backstage/ui';
import { Notice } from '@dugnad/plugin-rollouts-common';
import { useNoticeText } from '../../hooks/useNoticeText';
import { rolloutsTranslationRef } from '../../translation/rolloutsTranslationRef';
import { ActionDialogProps } from './ActionDialogProps';

/** Why something cannot be done now. */
export function RefusedDialog(props: ActionDialogProps & { refusal?: Notice }) {
  const { action, workload, refusal, onDone } = props;
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const noticeText = useNoticeText();
  return (
    <Dialog width={520}>
      <DialogHeader>
        {t(`action.title.${action}`, { name: workload.name })}
      </DialogHeader>
      <DialogBody>
        <Alert
          status="info"
          icon
          title={t('action.impossible')}
          description={refusal && noticeText(refusal)}
        />
      </DialogBody>
      <DialogFooter>
        <Button onPress={onDone}>{t('action.close')}</Button>
      </DialogFooter>
    </Dialog>
  );
}
