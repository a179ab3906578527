import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Button } from '@backstage/ui';
import { useLanguage, useNow } from '@dugnad/plugin-clusters-react';
import { ClaimDetail } from '@dugnad/plugin-namespaces-common';
import { useState } from 'react';
import { dayText } from '../../lib/dayText';
import { daysLeft } from '../../lib/daysLeft';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';
import { ExtendDialog } from './ExtendDialog';
import { StoppedWorkloads } from './StoppedWorkloads';

const NEAR_DAYS = 30;
const URGENT_DAYS = 7;
const GONE = ['deleting', 'deleted', 'rejected', 'withdrawn', 'timed-out'];

/** Props of `ExpiryNotice`. */
export interface ExpiryNoticeProps {
  claim: ClaimDetail;
}

/** Warns while the end is near; in grace says what was stopped and until when it can be undone. */
export function ExpiryNotice({ claim }: ExpiryNoticeProps) {
  // The dialog outlives the warning, which ends with the extension it tells of.
  const [asking, setAsking] = useState<'extend' | 'restore'>();
  return (
    <>
      {claim.state === 'expired' ? (
        <GraceNotice claim={claim} onAsk={() => setAsking('restore')} />
      ) : (
        <NearNotice claim={claim} onAsk={() => setAsking('extend')} />
      )}
      {asking && (
        <ExtendDialog
          claim={claim}
          words={asking}
          onClose={() => setAsking(undefined)}
        />
      )}
    </>
  );
}

interface NoticeProps extends ExpiryNoticeProps {
  onAsk: () => void;
}

function NearNotice({ claim, onAsk }: NoticeProps) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const language = useLanguage();
  const now = useNow();
  const { state, expiresAt } = claim;
  if (!expiresAt || GONE.includes(state)) return null;
  const days = daysLeft(expiresAt, now);
  if (days > NEAR_DAYS && state !== 'expiring') return null;
  return (
    <Alert
      status={days <= URGENT_DAYS ? 'danger' : 'warning'}
      icon
      title={t('expiry.ends', {
        count: days,
        day: dayText(expiresAt, language),
      })}
      description={t('expiry.endsHelp')}
      customActions={
        claim.actions.extend && (
          <Button size="small" onPress={onAsk}>
            {t('expiry.extend')}
          </Button>
        )
      }
    />
  );
}

function GraceNotice({ claim, onAsk }: NoticeProps) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const language = useLanguage();
  const now = useNow();
  const { graceUntil, actions } = claim;
  return (
    <Alert
      status="danger"
      icon
      title={
        graceUntil
          ? t('expiry.grace', {
              count: daysLeft(graceUntil, now),
              day: dayText(graceUntil, language),
            })
          : t('state.expired')
      }
      description={
        <>
          {t('expiry.graceHelp')}
          <StoppedWorkloads claimId={claim.id} />
        </>
      }
      customActions={
        actions.restore && (
          <Button size="small" onPress={onAsk}>
            {t('expiry.restore')}
          </Button>
        )
      }
    />
  );
}
