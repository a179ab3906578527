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

/** Narrows the list by text, cluster, environment and state. */
export function ClaimFilters({ query, filtered, onChange }: ClaimFiltersProps) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const options = useClaimOptions();
  const [text, setText] = useTyped(query.text ?? '', value =>
    onChange({ text: value }),
  );
  const any = { value: ANY, label: t('list.any') };
  return (
    <div className={styles.filters} role="search">
      <SearchField
        label={t('list.search')}
        value={text}
        onChange={setText}
        maxLength={200}
      />
      <Select
        label={t('list.cluster')}
        value={query.cluster?.[0] ?? ANY}
        onChange={value =>
          onChange({ cluster: value === ANY ? [] : [String(value)] })
        }
        options={[
          any,
          ...(options.data?.clusters ?? []).map(({ name, title }) => ({
            value: name,
            label: title,
          })),
        ]}
      />
      <Select
        label={t('list.environment')}
        value={query.environment?.[0] ?? ANY}
        onChange={value =>
          onChange({
            environment: environmentSchema.options.filter(it => it === value),
          })
        }
        options={[
          any,
          ...environmentSchema.options.map(value => ({
            value,
            label: t(`environment.${value}`),
          })),
        ]}
      />
      <Select
        label={t('list.state')}
        value={query.state?.[0] ?? ANY}
        onChange={value =>
          onChange({
            state: claimStateSchema.options.filter(it => it === value),
          })
        }
        options={[
          any,
          ...claimStateSchema.options.map(value => ({
            value,
            label: t(`state.${value}`),
          })),
        ]}
      />
      <Button
        variant="tertiary"
        isDisabled={!filtered}
        onPress={() => {
          setText('');
          onChange({ text: '', cluster: [], environment: [], state: [] });
        }}
      >
        {t('list.clear')}
      </Button>
    </div>
  );
}
