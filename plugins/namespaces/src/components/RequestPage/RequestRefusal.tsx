import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert } from '@backstage/ui';
import { failureOf } from '@dugnad/plugin-clusters-react';
import {
  ClaimRequestInput,
  problemsOf,
} from '@dugnad/plugin-namespaces-common';
import { useProblemText } from '../../hooks/useProblemText';
import { batchProblems } from '../../lib/batchProblems';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';
import styles from './RequestPage.module.css';

/** Props of `RequestRefusal`. */
export interface RequestRefusalProps {
  requests: ClaimRequestInput[];
  error: Error;
}

/** Why nothing was requested. */
export function RequestRefusal({ requests, error }: RequestRefusalProps) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const textOf = useProblemText();
  const problems = batchProblems(problemsOf(error), requests).map(textOf);
  return (
    <Alert
      role="alert"
      status="danger"
      icon
      title={t('form.failed')}
      description={
        problems.length > 0 ? (
          <ul className={styles.reasons}>
            {problems.map(text => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        ) : (
          failureOf(error).message
        )
      }
    />
  );
}
