import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';
import { DateField } from '../fields/DateField';
import { FieldsPartProps } from './RequestFields';

/** When it ends. Says what happens without a date, which may differ between environments. */
export function ExpiryField({ draft, options, checks, set }: FieldsPartProps) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const defaults = draft.environments.map(environment => {
    const policy = options.expiry[environment];
    const days = policy?.defaultDays ?? policy?.maxDays;
    const name = t(`environment.${environment}`);
    return days === undefined
      ? t('form.expiryNever', { environment: name })
      : t('form.expiryDays', { environment: name, count: days });
  });
  return (
    <DateField
      label={t('form.expiry')}
      description={`${t('form.expiryHelp')} ${defaults.join(' ')}`}
      value={draft.expiresAt}
      clearText={t('form.expiryClear')}
      check={checks('expiresAt')}
      onChange={expiresAt => set({ expiresAt })}
    />
  );
}
