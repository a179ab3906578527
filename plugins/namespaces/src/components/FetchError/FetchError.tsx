import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Button } from '@backstage/ui';
import { failureOf, QueryProblem } from '@dugnad/plugin-clusters-react';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';

/** Props of `FetchError`. */
export interface FetchErrorProps {
  error: Error;
  /** What is on the page is of an earlier time. */
  outdated?: boolean;
  onRetry: () => void;
}

/** Says that something could not be fetched and why, and offers to try again. */
export function FetchError({ error, outdated, onRetry }: FetchErrorProps) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const { kind, message } = failureOf(error);
  if (!outdated || kind === 'forbidden') {
    const words = { forbidden: { help: t('error.forbiddenHelp') } };
    return <QueryProblem error={error} words={words} onRetry={onRetry} />;
  }
  return (
    <Alert
      status="warning"
      icon
      title={t('error.outdated')}
      description={message}
      customActions={
        <Button variant="secondary" size="small" onPress={onRetry}>
          {t('error.retry')}
        </Button>
      }
    />
  );
}
