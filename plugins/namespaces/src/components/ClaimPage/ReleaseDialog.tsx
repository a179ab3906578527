import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Alert,
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Flex,
  TextField,
} from '@backstage/ui';
import { failureOf } from '@dugnad/plugin-clusters-react';
import { ClaimDetail } from '@dugnad/plugin-namespaces-common';
import { useState } from 'react';
import { useClaimChange } from '../../hooks/useClaimChange';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';

/** Props of `ReleaseDialog`. */
export interface ReleaseDialogProps {
  claim: ClaimDetail;
  /** The release was accepted. */
  onReleased: () => void;
}

/** Warns before what cannot be undone and asks for the name, so that nothing is deleted by a slip. */
export function ReleaseDialog({ claim, onReleased }: ReleaseDialogProps) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const [confirmName, setConfirmName] = useState('');
  const [reason, setReason] = useState('');
  const release = useClaimChange<{ confirmName: string; reason?: string }>(
    (api, body) => api.release(claim.id, body),
  );
  return (
    <Dialog width={520}>
      <DialogHeader>
        {t('action.releaseTitle', { name: claim.name })}
      </DialogHeader>
      <DialogBody>
        <Flex direction="column" gap="4">
          <Alert status="danger" icon title={t('action.releaseWarning')} />
          <TextField
            label={t('action.releaseConfirm', { name: claim.name })}
            value={confirmName}
            onChange={setConfirmName}
            autoComplete="off"
          />
          <TextField
            label={t('action.releaseReason')}
            value={reason}
            onChange={setReason}
            maxLength={500}
          />
          {release.error && (
            <Alert
              status="danger"
              icon
              title={t('action.failed', {
                message: failureOf(release.error).message,
              })}
            />
          )}
        </Flex>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" slot="close">
          {t('action.cancel')}
        </Button>
        <Button
          destructive
          isDisabled={confirmName !== claim.name}
          isPending={release.isPending}
          onPress={() =>
            release.mutate(
              { confirmName, reason: reason.trim() || undefined },
              { onSuccess: onReleased },
            )
          }
        >
          {t('action.releaseButton')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
