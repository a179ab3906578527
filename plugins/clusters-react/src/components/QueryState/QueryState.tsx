import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Button, Skeleton } from '@backstage/ui';
import { UseQueryResult } from '@tanstack/react-query';
import { ReactNode } from 'react';
import { useLanguage } from '../../hooks/useLanguage';
import { useNow } from '../../hooks/useNow';
import { failureOf } from '../../lib/failureOf';
import { clockTime } from '../../lib/relativeTime';
import { clustersReactTranslationRef } from '../../translation/clustersReactTranslationRef';
import { QueryWords, QueryProblem } from './QueryProblem';

/** Props of `QueryState`. */
export interface QueryStateProps<T> {
  query: UseQueryResult<T>;
  words?: QueryWords;
  /** Class of what stands in for the data, or above it; in a card it needs the card's padding. */
  noteClassName?: string;
  children(data: T): ReactNode;
}

/** What a query fetched; while it has not, that it is under way, or why it failed. Old data is marked with its age. */
export function QueryState<T>(props: QueryStateProps<T>) {
  const { query, words, noteClassName, children } = props;
  const { t } = useTranslationRef(clustersReactTranslationRef);
  const { data, error, dataUpdatedAt } = query;
  const onRetry = () => query.refetch();
  if (data !== undefined) {
    return (
      <>
        {error && (
          <div className={noteClassName}>
            <Outdated error={error} at={dataUpdatedAt} onRetry={onRetry} />
          </div>
        )}
        {children(data)}
      </>
    );
  }
  return error ? (
    <div className={noteClassName}>
      <QueryProblem error={error} words={words} onRetry={onRetry} />
    </div>
  ) : (
    <div role="status" aria-label={t('loading')} className={noteClassName}>
      <Skeleton height="3rem" style={{ marginBottom: '1rem' }} />
      <Skeleton height="12rem" />
    </div>
  );
}

function Outdated(props: { error: Error; at: number; onRetry(): void }) {
  const { t } = useTranslationRef(clustersReactTranslationRef);
  const language = useLanguage();
  const now = useNow();
  const at = new Date(props.at).toISOString();
  return (
    <Alert
      status="warning"
      icon
      mb="4"
      title={t('outdated', { time: clockTime(at, now, language) })}
      description={failureOf(props.error).message}
      customActions={
        <Button size="small" variant="secondary" onPress={props.onRetry}>
          {t('retry')}
        </Button>
      }
    />
  );
}
