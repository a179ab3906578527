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
  TextField,
} from '@backstage/ui';
import { failureOf } from '@dugnad/plugin-clusters-react';
import { ClaimDetail, ReleaseRequest } from '@dugnad/plugin-namespaces-common';
import { useState } from 'react';
import { useClaimChange } from '../../hooks/useClaimChange';
import { useClaimContents } from '../../hooks/useClaimContents';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';
import { ContentsNote } from './ContentsNote';

/** Props of `ReleaseDialog`. */
export interface ReleaseDialogProps {
  claim: ClaimDetail;
  /** The release was accepted. */
  onReleased: () => void;
}

/** Says what would be lost, and asks for the name, so that nothing is deleted by a slip. */
export function ReleaseDialog({ claim, onReleased }: ReleaseDialogProps) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const [confirmName, setConfirmName] = useState('');
  const [reason, setReason] = useState('');
  const [accepted, setAccepted] = useState(false);
  const contents = useClaimContents(claim.id);
  const release = useClaimChange<ReleaseRequest>((api, body) =>
    api.release(claim.id, body),
  );
  const production = claim.environment === 'prod';
  const full = contents.data?.empty === false;
  return (
    <Dialog width={560}>
      <DialogHeader>
        {t('action.releaseTitle', { name: claim.name })}
      </DialogHeader>
      <DialogBody>
        <Flex direction="column" gap="4">
          <Alert
            status="danger"
            icon
            title={t('action.releaseWarning')}
            description={production ? t('action.releaseTwo') : undefined}
          />
          <ContentsNote contents={contents} />
          {full && (
            <Checkbox isSelected={accepted} onChange={setAccepted}>
              {t('action.releaseAccept')}
            </Checkbox>
          )}
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
              role="alert"
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
          isDisabled={confirmName !== claim.name || (full && !accepted)}
          isPending={release.isPending}
          onPress={() =>
            release.mutate(
              {
                confirmName,
                reason: reason.trim() || undefined,
                ...(accepted && { acceptContents: true }),
              },
              { onSuccess: onReleased },
            )
          }
        >
          {t(production ? 'action.releaseAsk' : 'action.releaseButton')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
