import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { TextField } from '@backstage/ui';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';
import { OptionalChoice } from '../fields/OptionalChoice';
import { FieldsPartProps } from './RequestFields';

/** What others should know of it; nothing of it is required. */
export function AboutFields({ draft, options, checks, set }: FieldsPartProps) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const systems = options.systems.filter(
    ({ ownerRef }) => ownerRef === draft.ownerRef,
  );
  return (
    <>
      <OptionalChoice
        checks={checks('systemRef')}
        label={t('form.system')}
        description={t('form.systemHelp')}
        value={draft.systemRef}
        onChange={systemRef => set({ systemRef })}
        options={systems.map(({ ref, title }) => ({
          value: ref,
          label: title,
        }))}
      />
      <OptionalChoice
        checks={checks('dataClassification')}
        label={t('form.dataClassification')}
        description={t('form.dataClassificationHelp')}
        value={draft.dataClassification}
        onChange={dataClassification => set({ dataClassification })}
        options={options.dataClassifications.map(value => ({
          value,
          label: value,
        }))}
      />
      <TextField
        {...checks('contact')}
        label={t('form.contact')}
        description={t('form.contactHelp')}
        value={draft.contact}
        onChange={contact => set({ contact })}
      />
      <TextField
        {...checks('costCenter')}
        label={t('form.costCenter')}
        description={t('form.costCenterHelp')}
        value={draft.costCenter}
        onChange={costCenter => set({ costCenter })}
      />
    </>
  );
}
