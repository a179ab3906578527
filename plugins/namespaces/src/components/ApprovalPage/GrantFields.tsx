import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ClaimOptions } from '@dugnad/plugin-namespaces-common';
import { Grant, GrantPart } from '../../lib/grant';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';
import { DateField } from '../fields/DateField';
import { NetworkFields } from '../fields/NetworkFields';
import { SizeFields } from '../fields/SizeFields';
import styles from './ApprovalPage.module.css';

/** Props of `GrantFields`. */
export interface GrantFieldsProps {
  grant: Grant;
  parts: GrantPart[];
  options: ClaimOptions;
  onChange: (changes: Partial<Grant>) => void;
}

/** The values an approver may grant otherwise than they were asked for. */
export function GrantFields(props: GrantFieldsProps) {
  const { grant, parts, options, onChange } = props;
  const { t } = useTranslationRef(namespacesTranslationRef);
  return (
    <div className={styles.grant}>
      {parts.includes('size') && (
        <SizeFields value={grant} options={options} onChange={onChange} />
      )}
      {parts.includes('network') && (
        <NetworkFields value={grant} options={options} onChange={onChange} />
      )}
      {parts.includes('expiry') && (
        <DateField
          label={t('form.expiry')}
          value={grant.expiresAt}
          clearText={t('approvals.noEnd')}
          onChange={expiresAt => onChange({ expiresAt })}
        />
      )}
    </div>
  );
}
