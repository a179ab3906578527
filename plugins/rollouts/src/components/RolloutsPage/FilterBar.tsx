import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, SearchField, Select } from '@backstage/ui';
import { STATUSES, WorkloadPage } from '@dugnad/plugin-rollouts-common';
import { useEffect, useState } from 'react';
import { rolloutsTranslationRef } from '../../translation/rolloutsTranslationRef';
import { StatusMark } from '../StatusMark/StatusMark';
import styles from './RolloutsPage.module.css';
import { Filters } from './useFilters';

const ANY = 'any';
const TYPING_MS = 250;

/** Props of `FilterBar`. */
export interface FilterBarProps {
  filters: Filters;
  filtered: boolean;
  page?: WorkloadPage;
  onChange: (changes: Partial<Filters>) => void;
  onClear: () => void;
}

/** Narrows the overview by text, cluster, owner and status. */
export function FilterBar(props: FilterBarProps) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const { filters, filtered, page, onChange, onClear } = props;
  const [text, setText] = useState(filters.text ?? '');
  useEffect(() => {
    if (text === (filters.text ?? '')) {
      return undefined;
    }
    const timer = setTimeout(() => onChange({ text }), TYPING_MS);
    return () => clearTimeout(timer);
  }, [text, filters.text, onChange]);
  const any = { value: ANY, label: t('filter.any') };
  const chosen = (value: unknown) =>
    value === ANY || value === null ? undefined : String(value);
  return (
    <div role="search" aria-label={t('filter.label')}>
      <div className={styles.filters}>
        <SearchField
          label={t('filter.text')}
          placeholder=""
          value={text}
          onChange={setText}
          maxLength={200}
        />
        <Select
          label={t('filter.cluster')}
          value={filters.cluster ?? ANY}
          onChange={value => onChange({ cluster: chosen(value) })}
          options={[
            any,
            ...(page?.clusters ?? []).map(({ name, title }) => ({
              value: name,
              label: title,
            })),
          ]}
        />
        <Select
          label={t('filter.owner')}
          value={filters.ownerRef ?? ANY}
          onChange={value => onChange({ ownerRef: chosen(value) })}
          options={[
            any,
            ...(page?.ownerRefs ?? []).map(value => ({
              value,
              label: value.replace(/^group:default\//, ''),
            })),
          ]}
        />
        {filtered && (
          <Button
            variant="tertiary"
            onPress={() => {
              setText('');
              onClear();
            }}
          >
            {t('filter.clear')}
          </Button>
        )}
      </div>
    </div>
  );
}

/** How many there are of each status; pressing one shows only those. */
export function StatusCounts(props: FilterBarProps) {
  const { filters, page, onChange } = props;
  const shown = STATUSES.filter(
    status => page?.counts[status] || filters.status.includes(status),
  ).reverse();
  const toggle = (status: (typeof STATUSES)[number]) =>
    onChange({
      status: filters.status.includes(status)
        ? filters.status.filter(one => one !== status)
        : [...filters.status, status],
    });
  return (
    <div className={styles.counts}>
      {shown.map(status => (
        <button
          key={status}
          type="button"
          className={styles.count}
          aria-pressed={filters.status.includes(status)}
          onClick={() => toggle(status)}
        >
          <StatusMark status={status} />
          {page?.counts[status] ?? 0}
        </button>
      ))}
    </div>
  );
}
