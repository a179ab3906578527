import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Alert,
  Button,
  Checkbox,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Flex,
  NumberField,
} from '@backstage/ui';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { queryKeys } from '../../hooks/queryKeys';
import { useConfirmation } from '../../hooks/useConfirmation';
import { useWorkloadAction } from '../../hooks/useWorkloadAction';
import { rolloutsTranslationRef } from '../../translation/rolloutsTranslationRef';
import { ActionDialogProps } from './ActionDialogProps';
import { ActionFailure } from './ActionFailure';
import { ConfirmFields } from './ConfirmFields';
import { OwnerNote } from './OwnerNote';

const MOST = 10_000;

/** Changes how many replicas there should be. */
export function ScaleDialog(props: ActionDialogProps) {
  const { options, workload, onDone } = props;
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const client = useQueryClient();
  const { name } = workload;
  const now = options.replicas ?? workload.replicas?.desired ?? 0;
  const [replicas, setReplicas] = useState(now);
  const { autoscaler, owner } = options;
  const confirmation = useConfirmation({
    ...options,
    overruled: owner !== undefined || autoscaler !== undefined,
  });
  const scaling = useWorkloadAction({
    workload,
    act: (api, ref, wanted: number) =>
      api.scale(ref, { ...confirmation.request, replicas: wanted }),
    told: ({ changed }) =>
      changed
        ? t('action.done.scale', { name })
        : t('action.unchanged', { name }),
  });
  return (
    <Dialog width={520}>
      <DialogHeader>{t('action.title.scale', { name })}</DialogHeader>
      <DialogBody>
        <Flex direction="column" gap="4">
          <NumberField
            label={t('action.replicas')}
            description={t('action.replicasNow', { number: String(now) })}
            value={replicas}
            onChange={setReplicas}
            minValue={0}
            maxValue={MOST}
          />
          {replicas === 0 && now > 0 && (
            <Alert status="warning" icon title={t('action.toZero')} />
          )}
          {autoscaler && (
            <Alert
              status="warning"
              icon
              title={t('action.autoscaler', {
                name: autoscaler.name,
                min: String(autoscaler.minReplicas),
                max: String(autoscaler.maxReplicas),
              })}
            />
          )}
          {owner && <OwnerNote owner={owner} confirmation={confirmation} />}
          {autoscaler && !owner && (
            <Checkbox
              isSelected={confirmation.override}
              onChange={confirmation.setOverride}
            >
              {t('action.overrideAutoscaler')}
            </Checkbox>
          )}
          <ConfirmFields
            confirmation={confirmation}
            name={options.confirmName ? name : undefined}
          />
          <ActionFailure
            error={scaling.error}
            onLookAgain={() => {
              scaling.reset();
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
          isDisabled={
            !confirmation.complete || Number.isNaN(replicas) || replicas === now
          }
          isPending={scaling.isPending}
          onPress={() => scaling.mutate(replicas, { onSuccess: onDone })}
        >
          {t('action.scale')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
