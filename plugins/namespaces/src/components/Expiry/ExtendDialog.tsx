import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Alert,
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Flex,
  Radio,
  RadioGroup,
  TextAreaField,
} from '@backstage/ui';
import { failureOf, useLanguage, useNow } from '@dugnad/plugin-clusters-react';
import {
  ClaimDetail,
  ExtendRequestInput,
} from '@dugnad/plugin-namespaces-common';
import { useState } from 'react';
import { useClaimOptions } from '../../hooks/useClaimOptions';
import { useRequestChange } from '../../hooks/useRequestChange';
import { dayText } from '../../lib/dayText';
import { daysAfter } from '../../lib/daysLeft';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';
import { ChangeOutcome } from '../ChangeDialog/ChangeOutcome';
import { ChangePreviewNote } from '../ChangeDialog/ChangePreviewNote';

const CHOICES = [30, 90, 180];
const SHORTEST = 3;

/** Props of `ExtendDialog`. */
export interface ExtendDialogProps {
  claim: ClaimDetail;
  /** Whether the end is still ahead, or to be undone. */
  words: 'extend' | 'restore';
  onClose: () => void;
}

/** How much longer and why, and what the rules say of it. */
export function ExtendDialog(props: ExtendDialogProps) {
  const { claim, words, onClose } = props;
  const { t } = useTranslationRef(namespacesTranslationRef);
  const now = useNow();
  const [days, setDays] = useState(CHOICES[0]);
  const [reason, setReason] = useState('');
  const file = useRequestChange<ExtendRequestInput>((api, body) =>
    api[words](claim.id, body),
  );
  const expiresAt = daysAfter(claim.expiresAt, days, now);
  const why = reason.trim();
  return (
    <Dialog isOpen onOpenChange={open => !open && onClose()} width={520}>
      <DialogHeader>
        {t(`expiry.${words}Title`, { name: claim.name })}
      </DialogHeader>
      <DialogBody>
        {file.data ? (
          <ChangeOutcome request={file.data} />
        ) : (
          <Flex direction="column" gap="4">
            <Days claim={claim} days={days} onChange={setDays} />
            <TextAreaField
              label={t('expiry.reason')}
              value={reason}
              onChange={setReason}
              isRequired
              maxLength={500}
              rows={2}
            />
            <ChangePreviewNote
              claim={claim}
              change={{ kind: 'expiry', expiresAt }}
            />
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
            isDisabled={why.length < SHORTEST}
            isPending={file.isPending}
            onPress={() => file.mutate({ expiresAt, reason: why })}
          >
            {t(`expiry.${words}`)}
          </Button>
        )}
      </DialogFooter>
    </Dialog>
  );
}

/** How much longer; what the policy never allows is not offered. */
function Days(props: {
  claim: ClaimDetail;
  days: number;
  onChange: (days: number) => void;
}) {
  const { claim, days, onChange } = props;
  const { t } = useTranslationRef(namespacesTranslationRef);
  const language = useLanguage();
  const now = useNow();
  const { data } = useClaimOptions();
  const most = data?.expiry[claim.environment]?.maxDays ?? Infinity;
  const offered = CHOICES.filter(
    (choice, index) => index === 0 || choice <= most,
  );
  return (
    <RadioGroup
      label={t('expiry.longer')}
      value={String(days)}
      onChange={value => onChange(Number(value))}
    >
      {offered.map(choice => (
        <Radio key={choice} value={String(choice)}>
          {t('expiry.until', {
            count: choice,
            day: dayText(daysAfter(claim.expiresAt, choice, now), language),
          })}
        </Radio>
      ))}
    </RadioGroup>
  );
}
