import { ReactNode } from 'react';
import { ResponseError } from '@backstage/errors';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Button, Skeleton } from '@backstage/ui';
import { clockTime, useLanguage } from '@dugnad/plugin-clusters-react';
import { UseQueryResult } from '@tanstack/react-query';
import { appTranslationRef } from '../translations/appTranslationRef';
import styles from './HomePage.module.css';

function isForbidden(error: Error): boolean {
  return error instanceof ResponseError && error.statusCode === 403;
}

/** The backend's own words where it has any: they name the thing. */
function messageOf(error: Error): string {
  return error instanceof ResponseError ? error.cause.message : error.message;
}

export interface QueryContentProps<T> {
  query: UseQueryResult<T>;
  children(data: T): ReactNode;
}

/** What a query has to show: waiting, failed, forbidden, outdated, or its data. */
export function QueryContent<T>(props: QueryContentProps<T>) {
  const { query, children } = props;
  const { t } = useTranslationRef(appTranslationRef);
  const language = useLanguage();
  const { data, error, dataUpdatedAt } = query;

  if (data === undefined && !error) {
    return (
      <div role="status" aria-label={t('home.loading')} className={styles.wait}>
        <Skeleton width="100%" height={20} />
        <Skeleton width="80%" height={20} />
        <Skeleton width="60%" height={20} />
      </div>
    );
  }
  if (data === undefined && error && isForbidden(error)) {
    return <p className={styles.note}>{t('home.forbidden')}</p>;
  }
  return (
    <>
      {error && (
        <div className={styles.wait}>
          <Alert
            status={data === undefined ? 'danger' : 'warning'}
            icon
            title={
              data === undefined
                ? t('home.failed', { message: messageOf(error) })
                : t('home.stale', {
                    time: clockTime(
                      new Date(dataUpdatedAt).toISOString(),
                      new Date(),
                      language,
                    ),
                    message: messageOf(error),
                  })
            }
            customActions={
              <Button
                size="small"
                variant="tertiary"
                onPress={() => query.refetch()}
              >
                {t('home.retry')}
              </Button>
            }
          />
        </div>
      )}
      {data !== undefined && children(data)}
    </>
  );
}
