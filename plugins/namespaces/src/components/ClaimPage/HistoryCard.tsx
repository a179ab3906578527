import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { Card, CardBody, CardHeader, Skeleton, Text } from '@backstage/ui';
import { Since } from '@dugnad/plugin-clusters-react';
import { ClaimEvent } from '@dugnad/plugin-namespaces-common';
import { useClaimHistory } from '../../hooks/useClaimHistory';
import { changesOf } from '../../lib/changesOf';
import { eventWord } from '../../lib/eventWord';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';
import { FetchError } from '../FetchError/FetchError';
import styles from './ClaimPage.module.css';

/** Props of `HistoryCard`. */
export interface HistoryCardProps {
  claimId: string;
}

/** Who did what when and why, newest first, with what changed. */
export function HistoryCard({ claimId }: HistoryCardProps) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const history = useClaimHistory(claimId);
  return (
    <Card>
      <CardHeader>
        <Text as="h2" variant="title-x-small">
          {t('claim.history')}
        </Text>
      </CardHeader>
      <CardBody>
        {history.error && (
          <FetchError
            error={history.error}
            outdated={history.data !== undefined}
            onRetry={() => history.refetch()}
          />
        )}
        {history.isPending && (
          <div role="status" aria-label={t('claim.loading')}>
            <Skeleton width="100%" height="6rem" />
          </div>
        )}
        {history.data?.length === 0 && <Text>{t('claim.historyEmpty')}</Text>}
        <ol className={styles.list}>
          {history.data?.map(event => (
            <EventLine key={event.id} event={event} />
          ))}
        </ol>
      </CardBody>
    </Card>
  );
}

function EventLine({ event }: { event: ClaimEvent }) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const word = eventWord(event.kind);
  const changes = changesOf(event);
  return (
    <li>
      <div className={styles.object}>
        <span>
          <Text weight="bold">{word ? t(`event.${word}`) : event.kind}</Text>{' '}
          <Text color="secondary">
            {t('event.by', { who: <Actor by={event.by} /> })}
          </Text>
        </span>
        <Text color="secondary">
          <Since at={event.at} />
        </Text>
      </div>
      {event.reason && (
        <Text as="p" className={styles.words}>
          {event.reason}
        </Text>
      )}
      {changes.length > 0 && (
        <div className={styles.changes}>
          {changes.map(({ field, before, after }) => (
            <div key={field}>
              {field}: {before} → {after}
            </div>
          ))}
        </div>
      )}
    </li>
  );
}

function Actor({ by }: { by: string }) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  if (by.startsWith('user:')) return <EntityRefLink entityRef={by} />;
  return <>{by === 'system' ? t('event.portal') : by}</>;
}
