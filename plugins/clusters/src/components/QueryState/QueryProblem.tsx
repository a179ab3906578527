import { Alert, Button } from '@backstage/ui';
import { useWords } from '../../hooks/useWords';
import { problemOf } from '../../lib/problemOf';

export interface QueryProblemProps {
  error: Error;
  onRetry(): void;
}

/** Why there is nothing to show, and what can be done about it. */
export function QueryProblem({ error, onRetry }: QueryProblemProps) {
  const { t } = useWords();
  const { kind, message } = problemOf(error);
  if (kind === 'failed') {
    return (
      <Alert
        status="danger"
        icon
        title={t('problem.failed.title')}
        description={message}
        customActions={
          <Button size="small" variant="secondary" onPress={onRetry}>
            {t('problem.failed.retry')}
          </Button>
        }
      />
    );
  }
  return (
    <Alert
      status={kind === 'forbidden' ? 'warning' : 'info'}
      icon
      title={t(`problem.${kind}.title`)}
      description={t(`problem.${kind}.help`)}
    />
  );
}
