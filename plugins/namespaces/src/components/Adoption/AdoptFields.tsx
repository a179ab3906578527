import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Checkbox, CheckboxGroup, Select, TextField } from '@backstage/ui';
import { Adoptable, ClaimOptions } from '@dugnad/plugin-namespaces-common';
import { AdoptionDraft } from '../../lib/adoptionDraft';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';
import { NetworkFields } from '../fields/NetworkFields';
import { SizeFields } from '../fields/SizeFields';

/** Props of `AdoptFields`. */
export interface AdoptFieldsProps {
  namespace: Adoptable;
  draft: AdoptionDraft;
  options: ClaimOptions;
  onChange: (changes: Partial<AdoptionDraft>) => void;
}

/** What the namespace is to be in the portal. */
export function AdoptFields(props: AdoptFieldsProps) {
  const { namespace, draft, options, onChange } = props;
  const { t } = useTranslationRef(namespacesTranslationRef);
  return (
    <>
      <Select
        label={t('form.owner')}
        value={draft.ownerRef}
        onChange={ownerRef => onChange({ ownerRef: String(ownerRef) })}
        options={options.owners.map(({ ref, title }) => ({
          value: ref,
          label: title,
        }))}
      />
      <TextField
        label={t('form.purpose')}
        value={draft.purpose}
        onChange={purpose => onChange({ purpose })}
      />
      <Select
        label={t('list.environment')}
        value={draft.environment}
        onChange={value =>
          onChange({
            environment:
              options.environments.find(it => it === value) ??
              draft.environment,
          })
        }
        options={options.environments.map(value => ({
          value,
          label: t(`environment.${value}`),
        }))}
      />
      <SizeFields value={draft} options={options} onChange={onChange} />
      <NetworkFields value={draft} options={options} onChange={onChange} />
      {namespace.needsHandOver.length > 0 && (
        <CheckboxGroup
          label={t('adoption.handOver')}
          description={t('adoption.handOverHelp')}
          value={draft.handOver}
          onChange={handOver => onChange({ handOver })}
        >
          {namespace.needsHandOver.map(manager => (
            <Checkbox key={manager} value={manager}>
              {manager}
            </Checkbox>
          ))}
        </CheckboxGroup>
      )}
      <TextField
        label={t('action.releaseReason')}
        value={draft.reason}
        onChange={reason => onChange({ reason })}
        maxLength={500}
      />
    </>
  );
}
