import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { SearchField, Select } from '@backstage/ui';
import { ClaimEvent } from '@dugnad/plugin-namespaces-common';
import { EventFilter } from '../../lib/filterEvents';
import { eventWord } from '../../lib/eventWord';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';
import styles from './ClaimHistory.module.css';

const ANY = 'any';

/** Props of `EventFilters`. */
export interface EventFiltersProps {
  events: ClaimEvent[];
  filter: EventFilter;
  onChange: (filter: EventFilter) => void;
}

/** Narrows a history by what happened and by words in it. */
export function EventFilters(props: EventFiltersProps) {
  const { events, filter, onChange } = props;
  const { t } = useTranslationRef(namespacesTranslationRef);
  const kinds = [...new Set(events.map(({ kind }) => kind))];
  const label = (kind: string) => {
    const word = eventWord(kind);
    return word ? t(`event.${word}`) : kind;
  };
  return (
    <div role="search" className={styles.filters}>
      <Select
        label={t('history.kind')}
        value={filter.kind ?? ANY}
        onChange={kind =>
          onChange({ ...filter, kind: kinds.find(it => it === kind) })
        }
        options={[
          { value: ANY, label: t('list.any') },
          ...kinds.map(kind => ({ value: kind, label: label(kind) })),
        ]}
      />
      <SearchField
        label={t('history.text')}
        value={filter.text}
        onChange={text => onChange({ ...filter, text })}
        maxLength={200}
      />
    </div>
  );
}
