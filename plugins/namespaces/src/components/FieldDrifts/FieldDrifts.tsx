import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Since } from '@dugnad/plugin-clusters-react';
import { FieldDrift } from '@dugnad/plugin-namespaces-common';
import { fieldValue } from '../../lib/fieldValue';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';
import styles from './FieldDrifts.module.css';

/** Props of `FieldDrifts`. */
export interface FieldDriftsProps {
  fields: FieldDrift[];
}

/** Field by field what should be and what is, who changed it and when. */
export function FieldDrifts({ fields }: FieldDriftsProps) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  return (
    <table className={styles.fields}>
      <thead>
        <tr>
          <th scope="col">{t('drift.field')}</th>
          <th scope="col">{t('drift.desired')}</th>
          <th scope="col">{t('drift.actual')}</th>
          <th scope="col">{t('drift.by')}</th>
        </tr>
      </thead>
      <tbody>
        {fields.map(({ path, desired, actual, manager, at }) => (
          <tr key={path}>
            <th scope="row">
              <code>{path}</code>
            </th>
            <td data-label={t('drift.desired')}>
              <Value value={desired} />
            </td>
            <td data-label={t('drift.actual')}>
              <Value value={actual} />
            </td>
            <td data-label={t('drift.by')}>
              {manager ?? t('amount.unknown')}
              {at && (
                <>
                  , <Since at={at} />
                </>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Value({ value }: { value: unknown }) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const text = fieldValue(value);
  return text === undefined ? (
    <em>{t('drift.absent')}</em>
  ) : (
    <code>{text}</code>
  );
}
