import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Alert,
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Flex,
  TextAreaField,
} from '@backstage/ui';
import { failureOf } from '@dugnad/plugin-clusters-react';
import {
  ClaimChangeInput,
  ClaimDetail,
  ClaimOptions,
} from '@dugnad/plugin-namespaces-common';
import { useState } from 'react';
import { useRequestChange } from '../../hooks/useRequestChange';
import { ChangeKind, changeDraft, changeOf } from '../../lib/changeDraft';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';
import { ChangeFields } from './ChangeFields';
import { ChangeOutcome } from './ChangeOutcome';
import { ChangePreviewNote } from './ChangePreviewNote';

/** Props of `ChangeDialog`. */
export interface ChangeDialogProps {
  claim: ClaimDetail;
  options: ClaimOptions;
  kind: ChangeKind;
  onClose: () => void;
}

/** Asks for a change: what, what the rules say of it, and what became of it. */
export function ChangeDialog(props: ChangeDialogProps) {
  const { claim, options, kind, onClose } = props;
  const { t } = useTranslationRef(namespacesTranslationRef);
  const [was] = useState(() => changeDraft(claim, options));
  const [draft, setDraft] = useState(was);
  const file = useRequestChange<ClaimChangeInput>((api, body) =>
    api.requestChange(claim.id, body),
  );
  const change = changeOf(kind, draft, was);
  const set = (changes: Partial<typeof draft>) =>
    setDraft({ ...draft, ...changes });
  return (
    <Dialog isOpen onOpenChange={open => !open && onClose()} width={560}>
      <DialogHeader>{t(`change.${kind}`, { name: claim.name })}</DialogHeader>
      <DialogBody>
        {file.data ? (
          <ChangeOutcome request={file.data} />
        ) : (
          <Flex direction="column" gap="4">
            <ChangeFields
              kind={kind}
              draft={draft}
              options={options}
              onChange={set}
            />
            <TextAreaField
              label={t('change.comment')}
              value={draft.comment}
              onChange={comment => set({ comment })}
              maxLength={1000}
              rows={2}
            />
            <ChangePreviewNote claim={claim} change={change} />
            {file.error && (
              <Alert
                role="alert"
                status="danger"
                icon
                title={t('action.failed', {
                  message: failureOf(file.error).message,
                })}
              />
            )}
          </Flex>
        )}
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" slot="close">
          {t(file.data ? 'connect.close' : 'action.cancel')}
        </Button>
        {!file.data && (
          <Button
            isDisabled={!change}
            isPending={file.isPending}
            onPress={() => change && file.mutate(change)}
          >
            {t('change.submit')}
          </Button>
        )}
      </DialogFooter>
    </Dialog>
  );
}
