import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Link } from '@backstage/ui';
import { failureOf } from '@dugnad/plugin-clusters-react';
import { problemsOf } from '@dugnad/plugin-namespaces-common';
import { Filed } from '../../hooks/useClaimRequests';
import { useProblemText } from '../../hooks/useProblemText';
import { claimRouteRef } from '../../routes';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';
import styles from './RequestPage.module.css';

/** Props of `RequestResults`. */
export interface RequestResultsProps {
  filed: Filed[];
}

/** What became of each request, where at least one was not accepted. */
export function RequestResults({ filed }: RequestResultsProps) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const done = filed.filter(({ claim }) => claim).length;
  if (done === filed.length) return null;
  return (
    <Alert
      role="alert"
      status={done > 0 ? 'warning' : 'danger'}
      icon
      title={
        done > 0
          ? t('form.partly', {
              done: String(done),
              total: String(filed.length),
            })
          : t('form.failed')
      }
      description={
        <ul className={styles.reasons}>
          {filed.map(one => (
            <li key={one.request.name}>
              <Result filed={one} />
            </li>
          ))}
        </ul>
      }
    />
  );
}

function Result({ filed }: { filed: Filed }) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const textOf = useProblemText();
  const link = useRouteRef(claimRouteRef);
  const { claim, error, request } = filed;
  if (claim)
    return (
      <>
        <Link href={link?.({ id: claim.id }) ?? ''}>{claim.name}</Link>:{' '}
        {t('form.requested')}
      </>
    );
  const problems = problemsOf(error).map(problem =>
    textOf({ ...problem, values: { ...problem.values, name: request.name } }),
  );
  const reason = error ? failureOf(error).message : '';
  return (
    <>
      {request.name}: {problems.join(' ') || reason}
    </>
  );
}
