import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Button, Skeleton } from '@backstage/ui';
import { UseQueryResult } from '@tanstack/react-query';
import { ReactNode } from 'react';
import { useLanguage } from '../../hooks/useLanguage';
import { rolloutsTranslationRef } from '../../translation/rolloutsTranslationRef';

/** Props of `QueryState`. */
export interface QueryStateProps<T> {
  query: UseQueryResult<T>;
  children: (data: T) => ReactNode;
}

/** What a query fetched, or that it is under way, or why there is nothing; old data is marked with its age. */
export function QueryState<T>({ query, children }: QueryStateProps<T>) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const language = useLanguage();
  const { data, error, dataUpdatedAt, refetch } = query;
  if (data === undefined) {
    return error ? (
      <QueryProblem error={error} onRetry={() => refetch()} />
    ) : (
      <div role="status" aria-label={t('state.loading')}>
        <Skeleton height="3rem" style={{ marginBottom: '1rem' }} />
        <Skeleton height="12rem" />
      </div>
    );
  }
  const time = new Date(dataUpdatedAt).toLocaleTimeString(language);
  return (
    <>
      {error && (
        <Alert
          status="warning"
          icon
          mb="4"
          title={t('state.outdated', { time })}
          description={error.message}
        />
      )}
      {children(data)}
    </>
  );
}

function QueryProblem(props: { error: Error; onRetry: () => void }) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const { error, onRetry } = props;
  if (error.name === 'NotAllowedError') {
    return (
      <Alert
        status="info"
        icon
        title={t('state.forbidden')}
        description={t('state.forbiddenHelp')}
      />
    );
  }
  if (error.name === 'NotFoundError') {
    return (
      <Alert
        status="info"
        icon
        title={t('state.notFound')}
        description={t('state.forbiddenHelp')}
      />
    );
  }
  return (
    <Alert
      status="danger"
      icon
      title={t('state.failed')}
      description={error.message}
      customActions={
        <Button variant="secondary" onPress={onRetry}>
          {t('state.retry')}
        </Button>
      }
    />
  );
}
