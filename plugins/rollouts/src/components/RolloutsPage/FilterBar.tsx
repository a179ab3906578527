import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, SearchField, Select } from '@backstage/ui';
import { useSettled } from '@dugnad/plugin-clusters-react';
import { Overview, WORKLOAD_KINDS } from '@dugnad/plugin-rollouts-common';
import { useEffect, useState } from 'react';
import { rolloutsTranslationRef } from '../../translation/rolloutsTranslationRef';
import styles from './RolloutsPage.module.css';
import { UseFilters } from './useFilters';

const ANY = 'any';
const TYPING_MS = 250;

/** Props of `FilterBar`. */
export interface FilterBarProps {
  filtering: UseFilters;
  /** The answer to choose from, once there is one. */
  answer?: Overview;
}

interface Choice {
  value: string;
  label: string;
}

/** Narrows the overview by text, cluster, environment, owner and kind. */
export function FilterBar(props: FilterBarProps) {
  const { filtering, answer } = props;
  const { filters, filtered, change, clear } = filtering;
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const clusters = (answer?.clusters ?? []).map(({ name, title }) => ({
    value: name,
    label: title,
  }));
  const owners = (answer?.ownerRefs ?? []).map(value => ({
    value,
    label: value.replace(/^group:default\//, ''),
  }));
  return (
    <div role="search" aria-label={t('filter.label')}>
      <div className={styles.filters}>
        <TextFilter text={filters.text} onChange={text => change({ text })} />
        <Choose
          label={t('filter.cluster')}
          value={filters.cluster}
          choices={clusters}
          onChange={cluster => change({ cluster })}
        />
        <Choose
          label={t('filter.environment')}
          value={filters.environment}
          choices={(answer?.environments ?? []).map(value => ({
            value,
            label: value,
          }))}
          onChange={environment => change({ environment })}
        />
        <Choose
          label={t('filter.owner')}
          value={filters.ownerRef}
          choices={owners}
          onChange={ownerRef => change({ ownerRef })}
        />
        <Choose
          label={t('filter.kind')}
          value={filters.kind}
          choices={WORKLOAD_KINDS.map(value => ({ value, label: value }))}
          onChange={value =>
            change({ kind: WORKLOAD_KINDS.find(kind => kind === value) })
          }
        />
      </div>
      {filtered && (
        <Button variant="tertiary" size="small" onPress={clear}>
          {t('filter.clear')}
        </Button>
      )}
    </div>
  );
}

/** Asks once per pause in typing; follows when the filters are cleared elsewhere. */
function TextFilter(props: { text?: string; onChange(text: string): void }) {
  const { text: asked = '', onChange } = props;
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const [text, setText] = useState(asked);
  const settled = useSettled(text, TYPING_MS);
  useEffect(() => setText(asked), [asked]);
  useEffect(() => {
    if (settled === text && settled !== asked) onChange(settled);
    // Only what was typed is news; the address is told of it once
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [settled]);
  return (
    <SearchField
      label={t('filter.text')}
      placeholder=""
      value={text}
      onChange={setText}
      maxLength={200}
    />
  );
}

function Choose(props: {
  label: string;
  value?: string;
  choices: Choice[];
  onChange(value?: string): void;
}) {
  const { label, value, choices, onChange } = props;
  const { t } = useTranslationRef(rolloutsTranslationRef);
  // What a shared address names is shown even where nothing of it runs now
  const missing =
    value && !choices.some(choice => choice.value === value)
      ? [{ value, label: value }]
      : [];
  return (
    <Select
      label={label}
      value={value ?? ANY}
      onChange={next =>
        onChange(next === ANY || next === null ? undefined : String(next))
      }
      options={[{ value: ANY, label: t('filter.any') }, ...choices, ...missing]}
    />
  );
}
