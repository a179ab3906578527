import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Button } from '@backstage/ui';
import { failureOf } from '../../lib/failureOf';
import { clustersReactTranslationRef } from '../../translation/clustersReactTranslationRef';

/** What is missing or not allowed, and what the person may do about it, in a plugin's own words. */
export interface QueryWords {
  forbidden?: { title?: string; help?: string };
  notFound?: { title?: string; help?: string };
}

/** Props of `QueryProblem`. */
export interface QueryProblemProps {
  error: Error;
  words?: QueryWords;
  onRetry(): void;
}

/** Why there is nothing to show, and what can be done about it. */
export function QueryProblem({ error, words, onRetry }: QueryProblemProps) {
  const { t } = useTranslationRef(clustersReactTranslationRef);
  const { kind, message } = failureOf(error);
  if (kind === 'forbidden' || kind === 'notFound') {
    return (
      <Alert
        status={kind === 'forbidden' ? 'warning' : 'info'}
        icon
        title={words?.[kind]?.title ?? t(kind)}
        description={words?.[kind]?.help}
      />
    );
  }
  return (
    <Alert
      status="danger"
      icon
      title={t('failed')}
      description={message}
      customActions={
        <Button size="small" variant="secondary" onPress={onRetry}>
          {t('retry')}
        </Button>
      }
    />
  );
}
