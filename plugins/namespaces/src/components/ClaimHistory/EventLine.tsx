import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { Text } from '@backstage/ui';
import { Since } from '@dugnad/plugin-clusters-react';
import { ClaimEvent } from '@dugnad/plugin-namespaces-common';
import { changesOf } from '../../lib/changesOf';
import { eventWord } from '../../lib/eventWord';
import { fieldWord } from '../../lib/fieldWord';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';
import { FieldDrifts } from '../FieldDrifts/FieldDrifts';
import { ValueText } from '../ValueText/ValueText';
import styles from './ClaimHistory.module.css';

/** Props of `EventLine`. */
export interface EventLineProps {
  event: ClaimEvent;
}

/** One thing that happened: who, when, why, and what was before and after. */
export function EventLine({ event }: EventLineProps) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const word = eventWord(event.kind);
  const fields = event.fields ?? [];
  return (
    <li>
      <div className={styles.head}>
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
      <Changes event={event} />
      {fields.length > 0 && <FieldDrifts fields={fields} />}
    </li>
  );
}

function Changes({ event }: EventLineProps) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const changes = changesOf(event);
  if (changes.length === 0) return null;
  return (
    <ul className={styles.changes}>
      {changes.map(({ field, before, after }) => {
        const word = fieldWord(field);
        return (
          <li key={field}>
            <Text color="secondary">{word ? t(`field.${word}`) : field}:</Text>{' '}
            <ValueText field={field} value={before} /> →{' '}
            <ValueText field={field} value={after} />
          </li>
        );
      })}
    </ul>
  );
}

function Actor({ by }: { by: string }) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  if (by.startsWith('user:')) return <EntityRefLink entityRef={by} />;
  return <>{by === 'system' ? t('event.portal') : by}</>;
}
