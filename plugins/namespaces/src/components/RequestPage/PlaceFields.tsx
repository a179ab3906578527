import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Checkbox, CheckboxGroup, Select } from '@backstage/ui';
import { toRequests } from '../../lib/draft';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';
import { FieldsPartProps } from './RequestFields';

/** Where it will be, and for what. */
export function PlaceFields(props: FieldsPartProps) {
  const { draft, options, checks, set } = props;
  const { t } = useTranslationRef(namespacesTranslationRef);
  return (
    <>
      <Select
        {...checks('cluster')}
        label={t('form.cluster')}
        value={draft.cluster}
        onChange={value => set({ cluster: String(value) })}
        options={options.clusters.map(({ name, title, reachable }) => ({
          value: name,
          label: reachable ? title : t('form.unreachable', { title }),
        }))}
      />
      <Environments {...props} />
    </>
  );
}

/** One namespace for each; with several, the names they get. */
function Environments({ draft, options, checks, set }: FieldsPartProps) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const names = toRequests(draft).map(({ name }) => name);
  return (
    <CheckboxGroup
      {...checks('environment')}
      label={t('form.environments')}
      description={
        names.length > 1
          ? t('form.resultingNames', { names: names.join(', ') })
          : t('form.environmentsHelp')
      }
      orientation="horizontal"
      value={draft.environments}
      onChange={chosen =>
        set({
          environments: options.environments.filter(it => chosen.includes(it)),
        })
      }
    >
      {options.environments.map(value => (
        <Checkbox key={value} value={value}>
          {t(`environment.${value}`)}
        </Checkbox>
      ))}
    </CheckboxGroup>
  );
}
