import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Select, TextField } from '@backstage/ui';
import { ClaimOptions } from '@dugnad/plugin-namespaces-common';
import { ChangeDraft, ChangeKind } from '../../lib/changeDraft';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';
import { unchecked } from '../fields/Checks';
import { DateField } from '../fields/DateField';
import { NetworkFields } from '../fields/NetworkFields';
import { OptionalChoice } from '../fields/OptionalChoice';
import { SizeFields } from '../fields/SizeFields';

/** Props of `ChangeFields`. */
export interface ChangeFieldsProps {
  kind: ChangeKind;
  draft: ChangeDraft;
  options: ClaimOptions;
  onChange: (changes: Partial<ChangeDraft>) => void;
}

/** The fields a change of this kind is about. */
export function ChangeFields(props: ChangeFieldsProps) {
  const { kind, draft, options, onChange } = props;
  const { t } = useTranslationRef(namespacesTranslationRef);
  switch (kind) {
    case 'resize':
      return <SizeFields value={draft} options={options} onChange={onChange} />;
    case 'owner':
      return (
        <Select
          label={t('change.newOwner')}
          description={t('change.newOwnerHelp')}
          searchable
          value={draft.ownerRef}
          onChange={ownerRef => onChange({ ownerRef: String(ownerRef) })}
          options={options.groups.map(({ ref, title }) => ({
            value: ref,
            label: title,
          }))}
        />
      );
    case 'expiry':
      return (
        <DateField
          label={t('form.expiry')}
          description={t('change.expiryHelp')}
          value={draft.expiresAt}
          clearText={t('approvals.noEnd')}
          onChange={expiresAt => onChange({ expiresAt })}
        />
      );
    default:
      return <Details {...props} />;
  }
}

function Details({ draft, options, onChange }: ChangeFieldsProps) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const systems = options.systems.filter(
    ({ ownerRef }) => ownerRef === draft.ownerRef,
  );
  return (
    <>
      <TextField
        label={t('form.purpose')}
        value={draft.purpose}
        onChange={purpose => onChange({ purpose })}
      />
      <TextField
        label={t('form.contact')}
        value={draft.contact}
        onChange={contact => onChange({ contact })}
      />
      <OptionalChoice
        checks={unchecked('systemRef')}
        label={t('form.system')}
        value={draft.systemRef}
        onChange={systemRef => onChange({ systemRef })}
        options={systems.map(({ ref, title }) => ({
          value: ref,
          label: title,
        }))}
      />
      <OptionalChoice
        checks={unchecked('dataClassification')}
        label={t('form.dataClassification')}
        value={draft.dataClassification}
        onChange={dataClassification => onChange({ dataClassification })}
        options={options.dataClassifications.map(value => ({
          value,
          label: value,
        }))}
      />
      <TextField
        label={t('form.costCenter')}
        value={draft.costCenter}
        onChange={costCenter => onChange({ costCenter })}
      />
      <NetworkFields value={draft} options={options} onChange={onChange} />
    </>
  );
}
