import { Alert, Skeleton } from '@backstage/ui';
import { UseQueryResult } from '@tanstack/react-query';
import { ReactNode } from 'react';
import { useNow } from '../../hooks/useNow';
import { useWords } from '../../hooks/useWords';
import { clockTime } from '../../lib/relativeTime';
import { QueryProblem } from './QueryProblem';

export interface QueryStateProps<T> {
  query: UseQueryResult<T>;
  children(data: T): ReactNode;
}

/** Shows what a query fetched; while it has not, that it is under way, or why it failed. */
export function QueryState<T>({ query, children }: QueryStateProps<T>) {
  const { t, locale } = useWords();
  const now = useNow();
  const { data, error, refetch, dataUpdatedAt } = query;
  if (data === undefined) {
    if (error) return <QueryProblem error={error} onRetry={refetch} />;
    return (
      <div role="status" aria-label={t('loading')}>
        <Skeleton height="11rem" style={{ marginBottom: '1rem' }} />
        <Skeleton height="11rem" />
      </div>
    );
  }
  const fetchedAt = new Date(dataUpdatedAt).toISOString();
  return (
    <>
      {error && (
        <Alert
          status="warning"
          icon
          mb="4"
          title={t('problem.outdated', {
            time: clockTime(fetchedAt, now, locale),
          })}
          description={error.message}
        />
      )}
      {children(data)}
    </>
  );
}
