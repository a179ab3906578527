import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Button } from '@backstage/ui';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';

/** Props of `FetchError`. */
export interface FetchErrorProps {
  error: Error;
  onRetry: () => void;
}

/** Says that something could not be fetched and why, and offers to try again. */
export function FetchError({ error, onRetry }: FetchErrorProps) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const forbidden =
    error.cause instanceof Error && error.cause.name === 'NotAllowedError';
  return (
    <Alert
      status={forbidden ? 'warning' : 'danger'}
      icon
      title={forbidden ? t('error.forbidden') : t('error.title')}
      description={forbidden ? undefined : error.message}
      customActions={
        <Button variant="secondary" size="small" onPress={onRetry}>
          {t('error.retry')}
        </Button>
      }
    />
  );
}
