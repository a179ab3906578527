import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, SearchField, Select } from '@backstage/ui';
import {
  ClaimQuery,
  ClaimQueryInput,
  claimStateSchema,
  environmentSchema,
} from '@dugnad/plugin-namespaces-common';
import { useClaimOptions } from '../../hooks/useClaimOptions';
import { useTyped } from '../../hooks/useTyped';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';
import styles from './ClaimFilters.module.css';

const ANY = 'any';

/** Props of `ClaimFilters`. */
export interface ClaimFiltersProps {
  query: ClaimQuery;
  filtered: boolean;
  onChange: (changes: ClaimQueryInput) => void;
}

/** Narrows the list by text, cluster, environment, state and owner. */
export function ClaimFilters({ query, filtered, onChange }: ClaimFiltersProps) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const { data } = useClaimOptions();
  const [text, setText] = useTyped(query.text ?? '', value =>
    onChange({ text: value }),
  );
  return (
    <div role="search" aria-label={t('list.filters')}>
      <div className={styles.filters}>
        <SearchField
          label={t('list.search')}
          placeholder={t('list.searchPlaceholder')}
          value={text}
          onChange={setText}
          maxLength={200}
        />
        <Choice
          label={t('list.cluster')}
          chosen={query.cluster}
          options={(data?.clusters ?? []).map(({ name, title }) => ({
            value: name,
            label: title,
          }))}
          onChange={cluster => onChange({ cluster })}
        />
        <Choice
          label={t('list.environment')}
          chosen={query.environment}
          options={environmentSchema.options.map(value => ({
            value,
            label: t(`environment.${value}`),
          }))}
          onChange={environment => onChange({ environment })}
        />
        <Choice
          label={t('list.state')}
          chosen={query.state}
          options={claimStateSchema.options.map(value => ({
            value,
            label: t(`state.${value}`),
          }))}
          onChange={state => onChange({ state })}
        />
        <Choice
          label={t('list.owner')}
          chosen={query.owner}
          options={(data?.owners ?? []).map(({ ref, title }) => ({
            value: ref,
            label: title,
          }))}
          onChange={owner => onChange({ owner })}
        />
        {filtered && (
          <Button
            variant="tertiary"
            className={styles.clear}
            onPress={() => {
              setText('');
              onChange({
                text: '',
                cluster: [],
                environment: [],
                state: [],
                owner: [],
                system: [],
              });
            }}
          >
            {t('list.clear')}
          </Button>
        )}
      </div>
    </div>
  );
}

interface ChoiceProps<T extends string> {
  label: string;
  chosen: T[] | undefined;
  options: { value: T; label: string }[];
  onChange: (chosen: T[]) => void;
}

/** One of some values, or any. */
function Choice<T extends string>(props: ChoiceProps<T>) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const { label, chosen, options, onChange } = props;
  return (
    <Select
      label={label}
      value={chosen?.[0] ?? ANY}
      onChange={value =>
        onChange(options.map(it => it.value).filter(it => it === value))
      }
      options={[{ value: ANY, label: t('list.any') }, ...options]}
    />
  );
}
