import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Alert,
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Flex,
} from '@backstage/ui';
import { useQueryClient } from '@tanstack/react-query';
import { queryKeys } from '../../hooks/queryKeys';
import { useConfirmation } from '../../hooks/useConfirmation';
import { useNoticeText } from '../../hooks/useNoticeText';
import { useWorkloadAction } from '../../hooks/useWorkloadAction';
import { rolloutsTranslationRef } from '../../translation/rolloutsTranslationRef';
import { ActionDialogProps } from './ActionDialogProps';
import { ActionFailure } from './ActionFailure';
import { ConfirmFields } from './ConfirmFields';
import { OwnerNote } from './OwnerNote';

/** Props of `ConfirmDialog`. */
export interface ConfirmDialogProps extends ActionDialogProps {
  action: 'restart' | 'pause' | 'resume';
}

/** Says what restarting, pausing or resuming does, and does it when confirmed. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { action, options, workload, onDone } = props;
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const noticeText = useNoticeText();
  const client = useQueryClient();
  const { name, kind } = workload;
  const offer = options.actions.find(one => one.action === action);
  const confirmation = useConfirmation({
    ...options,
    overruled: options.owner !== undefined,
  });
  const doing = useWorkloadAction({
    workload,
    act: (api, ref, request: typeof confirmation.request) =>
      api[action](ref, request),
    told: ({ changed }) =>
      changed
        ? t(`action.done.${action}`, { name })
        : t('action.unchanged', { name }),
  });
  const help =
    kind === 'CronJob' && action !== 'restart'
      ? t(`action.help.${action}CronJob`)
      : t(`action.help.${action}`);
  return (
    <Dialog width={560}>
      <DialogHeader>{t(`action.title.${action}`, { name })}</DialogHeader>
      <DialogBody>
        <Flex direction="column" gap="4">
          <p style={{ margin: 0 }}>{help}</p>
          {offer?.warnings.map(warning => (
            <Alert
              key={warning.code}
              status="warning"
              icon
              title={noticeText(warning)}
            />
          ))}
          {options.owner && (
            <OwnerNote owner={options.owner} confirmation={confirmation} />
          )}
          <ConfirmFields
            confirmation={confirmation}
            name={options.confirmName ? name : undefined}
          />
          <ActionFailure
            error={doing.error}
            onLookAgain={() => {
              doing.reset();
              client.invalidateQueries({
                queryKey: queryKeys.actions(workload),
              });
            }}
          />
        </Flex>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" slot="close">
          {t('action.cancel')}
        </Button>
        <Button
          isDisabled={!confirmation.complete}
          isPending={doing.isPending}
          onPress={() =>
            doing.mutate(confirmation.request, { onSuccess: onDone })
          }
        >
          {t(`action.${action}`)}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
