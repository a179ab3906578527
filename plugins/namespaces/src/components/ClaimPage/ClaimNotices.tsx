import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Link } from '@backstage/ui';
import { Since, useNow } from '@dugnad/plugin-clusters-react';
import { ClaimDetail } from '@dugnad/plugin-namespaces-common';
import { useClusterTitle } from '../../hooks/useClusterTitle';
import { approvalRouteRef } from '../../routes';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';
import { ExpiryNotice } from '../Expiry/ExpiryNotice';

/** Props of `ClaimNotices`. */
export interface ClaimNoticesProps {
  claim: ClaimDetail;
}

/** What a person should know before reading on. */
export function ClaimNotices({ claim }: ClaimNoticesProps) {
  return (
    <>
      <UnknownNotice claim={claim} />
      <StateNotice claim={claim} />
      <ExpiryNotice claim={claim} />
      <RequestNotices claim={claim} />
      <RetryNotice claim={claim} />
    </>
  );
}

function UnknownNotice({ claim }: ClaimNoticesProps) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const cluster = useClusterTitle()(claim.cluster);
  const { unknownSince, unknownReason } = claim;
  if (!unknownSince) return null;
  const time = <Since at={unknownSince} />;
  return (
    <Alert
      status="warning"
      icon
      title={t('claim.unknown', { cluster, time })}
      description={
        <>
          {t('claim.unknownHelp')}
          {unknownReason && ` (${unknownReason})`}
        </>
      }
    />
  );
}

function StateNotice({ claim }: ClaimNoticesProps) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const { state, stateReason, stateSince } = claim;
  const time = <Since at={stateSince} />;
  switch (state) {
    case 'ready':
    case 'expiring':
    case 'expired':
      return null;
    case 'partial':
    case 'drifted':
      return (
        <Alert
          status={state === 'partial' ? 'danger' : 'warning'}
          icon
          title={t(`notice.${state}`)}
          description={stateReason}
        />
      );
    case 'deleting':
    case 'deleted':
      return (
        <Alert
          status="info"
          icon
          title={t(`notice.${state}`, { time })}
          description={stateReason ?? t(`notice.${state}Help`)}
        />
      );
    case 'requested':
    case 'approved':
    case 'provisioning':
      return (
        <Alert
          status="info"
          icon
          title={t('notice.provisioning')}
          description={stateReason}
        />
      );
    default:
      return stateReason ? (
        <Alert status="info" icon title={stateReason} />
      ) : null;
  }
}

function RetryNotice({ claim }: ClaimNoticesProps) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const now = useNow();
  const { retry, state, stateReason } = claim;
  // A claim that is only being watched until it settles is no failure.
  if (!retry || (retry.attempts === 0 && state !== 'partial')) return null;
  const { attempts, lastError, nextAttemptAt } = retry;
  // What a cluster refuses is said above; it is no failed attempt
  const failures =
    attempts > 0 ? t('notice.attempts', { count: attempts }) : undefined;
  const overdue = Date.parse(nextAttemptAt) <= now.getTime();
  return (
    <Alert
      status="warning"
      icon
      title={
        overdue
          ? t('notice.retryingNow')
          : t('notice.retrying', { time: <Since at={nextAttemptAt} /> })
      }
      description={
        !failures || lastError === stateReason
          ? failures
          : `${failures} ${lastError}`
      }
    />
  );
}

/** What waits for somebody's word. */
function RequestNotices({ claim }: ClaimNoticesProps) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const link = useRouteRef(approvalRouteRef);
  return (
    <>
      {claim.openRequests.map(({ id, kind, dueAt }) => (
        <Alert
          key={id}
          status="info"
          icon
          title={
            <>
              {t('notice.request', {
                what: t(`request.${kind}`, { name: claim.name }),
              })}{' '}
              <Link href={link?.({ id }) ?? ''}>{t('notice.requestLink')}</Link>
            </>
          }
          description={
            dueAt && t('notice.requestDue', { time: <Since at={dueAt} /> })
          }
        />
      ))}
    </>
  );
}
