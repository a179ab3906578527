import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { Measurement, Verdict } from '@dugnad/plugin-namespaces-common';
import { useAmount } from '../../hooks/useAmount';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';
import styles from './Preview.module.css';

/** Props of `Measurements`. */
export interface MeasurementsProps {
  verdict: Verdict;
}

/** The numbers a decision was made on: before, after, and what they may be at most. */
export function Measurements({ verdict }: MeasurementsProps) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const { measurements, window } = verdict;
  return (
    <>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('preview.measured')}</th>
              <th scope="col">{t('preview.before')}</th>
              <th scope="col">{t('preview.after')}</th>
              <th scope="col">{t('preview.limit')}</th>
            </tr>
          </thead>
          <tbody>
            {measurements.map(measurement => (
              <Row
                key={`${measurement.scope}/${measurement.resource}`}
                measurement={measurement}
              />
            ))}
          </tbody>
        </table>
      </div>
      {window && (
        <Text as="p" variant="body-small" color="secondary">
          {t('preview.window', { count: window.days })}
        </Text>
      )}
    </>
  );
}

function Row({ measurement }: { measurement: Measurement }) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const amount = useAmount();
  const { scope, resource, unit, before, after, limit, unknown } = measurement;
  const cell = (value: number | undefined) =>
    value === undefined ? '–' : amount(value, unit);
  return (
    <tr>
      <th scope="row">
        {t(`scope.${scope}`)}, {t(`resource.${resource}`)}
      </th>
      {unknown ? (
        <td colSpan={2}>
          {t('amount.unknown')}: {unknown}
        </td>
      ) : (
        <>
          <td>{cell(before)}</td>
          <td>{cell(after)}</td>
        </>
      )}
      <td>{cell(limit)}</td>
    </tr>
  );
}
