import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { Card, CardBody, CardHeader, Text } from '@backstage/ui';
import { Since, StateMark } from '@dugnad/plugin-clusters-react';
import {
  NamespaceRequest,
  RequestSlot,
} from '@dugnad/plugin-namespaces-common';
import { openSlots } from '../../lib/openSlots';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';
import styles from './ApprovalPage.module.css';

/** Props of `ApprovalsCard`. */
export interface ApprovalsCardProps {
  request: NamespaceRequest;
}

/** Who approved, who ended it, and whose word is still missing. */
export function ApprovalsCard({ request }: ApprovalsCardProps) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const { approvals, state, decidedBy, decidedAt, reason } = request;
  const missing = state === 'waiting' ? openSlots(request) : [];
  const ended = state !== 'waiting' && state !== 'approved';
  if (approvals.length + missing.length === 0 && !decidedBy) return null;
  return (
    <Card>
      <CardHeader>
        <Text as="h2" variant="title-x-small">
          {t(
            state === 'waiting'
              ? 'approvals.whoDecides'
              : 'approvals.whoDecided',
          )}
        </Text>
      </CardHeader>
      <CardBody>
        <ul className={styles.people}>
          {approvals.map(({ by, at, comment }) => (
            <li key={`${by}/${at}`}>
              <StateMark tone="positive">
                {t('requestState.approved')}
              </StateMark>{' '}
              <Person by={by} />, <Since at={at} />
              {comment && (
                <blockquote className={styles.comment}>{comment}</blockquote>
              )}
            </li>
          ))}
          {missing.map((slot, index) => (
            <li key={`${slot.role}/${index}`}>
              <StateMark tone="warning">{t('approvals.missing')}</StateMark>{' '}
              <Whom slot={slot} />
            </li>
          ))}
          {decidedBy && (ended || approvals.length === 0) && (
            <li>
              <Text weight="bold">{t(`requestState.${state}`)}</Text>{' '}
              <Person by={decidedBy} />, <Since at={decidedAt} />
              {reason && (
                <blockquote className={styles.comment}>{reason}</blockquote>
              )}
            </li>
          )}
        </ul>
      </CardBody>
    </Card>
  );
}

function Person({ by }: { by: string }) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  if (by.startsWith('user:')) return <EntityRefLink entityRef={by} />;
  return <>{by === 'system' ? t('event.portal') : by}</>;
}

/** Who may give an approval. */
function Whom({ slot }: { slot: RequestSlot }) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const { role, groups, platform } = slot;
  return (
    <>
      {t(`slot.${role}`)}
      {groups.length > 0 && ': '}
      {groups.map((group, index) => (
        <span key={group}>
          {index > 0 && ', '}
          <EntityRefLink entityRef={group} defaultKind="group" />
        </span>
      ))}
      {platform && role !== 'platform' && ` ${t('slot.orPlatform')}`}
    </>
  );
}
