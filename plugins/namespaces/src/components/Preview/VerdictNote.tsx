import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert } from '@backstage/ui';
import { Verdict } from '@dugnad/plugin-namespaces-common';
import { useProblemText } from '../../hooks/useProblemText';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';
import { Measurements } from './Measurements';
import styles from './Preview.module.css';

const STATUS = {
  approve: 'success',
  ask: 'warning',
  refuse: 'danger',
} as const;

/** Props of `VerdictNote`. */
export interface VerdictNoteProps {
  verdict: Verdict;
  /** Name of the namespace it is about. */
  name: string;
  /** The verdict in words, as it fits the moment. */
  title: string;
}

/** What the policy says, why, and on which numbers. */
export function VerdictNote({ verdict, name, title }: VerdictNoteProps) {
  const textOf = useProblemText();
  const { reasons, measurements } = verdict;
  const nothing = reasons.length === 0 && measurements.length === 0;
  return (
    <Alert
      status={STATUS[verdict.verdict]}
      icon
      title={title}
      description={
        nothing ? undefined : (
          <>
            {reasons.length > 0 && (
              <ul className={styles.reasons}>
                {reasons.map(reason => (
                  <li key={`${reason.field}/${reason.rule}/${reason.message}`}>
                    {textOf({ ...reason, values: { name, ...reason.values } })}
                  </li>
                ))}
              </ul>
            )}
            <MeasurementDetails verdict={verdict} />
          </>
        )
      }
    />
  );
}

function MeasurementDetails({ verdict }: { verdict: Verdict }) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  if (verdict.measurements.length === 0) return null;
  return (
    <details className={styles.numbers}>
      <summary>{t('preview.numbers')}</summary>
      <Measurements verdict={verdict} />
    </details>
  );
}
