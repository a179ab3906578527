import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Card, CardBody, CardHeader, Text } from '@backstage/ui';
import { QueryState } from '@dugnad/plugin-clusters-react';
import { ClaimDetail, ClaimEvent } from '@dugnad/plugin-namespaces-common';
import { useState } from 'react';
import { useClaimHistory } from '../../hooks/useClaimHistory';
import { EventFilter, filterEvents } from '../../lib/filterEvents';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';
import { EventFilters } from './EventFilters';
import { EventLine } from './EventLine';
import { ExportButton } from './ExportButton';
import styles from './ClaimHistory.module.css';

/** Props of `HistoryCard`. */
export interface HistoryCardProps {
  claim: ClaimDetail;
}

/** Who did what when and why, newest first, with what changed. */
export function HistoryCard({ claim }: HistoryCardProps) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const history = useClaimHistory(claim.id);
  return (
    <Card>
      <CardHeader>
        <div className={styles.head}>
          <Text as="h2" variant="title-x-small">
            {t('claim.history')}
          </Text>
          <ExportButton claim={claim} />
        </div>
      </CardHeader>
      <CardBody>
        <QueryState query={history}>
          {events => <Events events={events} />}
        </QueryState>
      </CardBody>
    </Card>
  );
}

function Events({ events }: { events: ClaimEvent[] }) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const [filter, setFilter] = useState<EventFilter>({ text: '' });
  const shown = filterEvents(events, filter);
  if (events.length === 0) return <Text>{t('claim.historyEmpty')}</Text>;
  return (
    <>
      <EventFilters events={events} filter={filter} onChange={setFilter} />
      {shown.length === 0 && (
        <Text as="p" role="status">
          {t('history.nothing')}
        </Text>
      )}
      <ol className={styles.list}>
        {shown.map(event => (
          <EventLine key={event.id} event={event} />
        ))}
      </ol>
    </>
  );
}
