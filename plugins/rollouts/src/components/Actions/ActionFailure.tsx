import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Button } from '@backstage/ui';
import { failureOf } from '@dugnad/plugin-clusters-react';
import { rolloutsTranslationRef } from '../../translation/rolloutsTranslationRef';

const CONFLICT = 409;

/** Props of `ActionFailure`. */
export interface ActionFailureProps {
  error: Error | null;
  /** Fetches what the workload is now. */
  onLookAgain(): void;
}

/** Why an action was refused; a change in the meantime is nobody's fault and leads back to looking. */
export function ActionFailure({ error, onLookAgain }: ActionFailureProps) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  if (!error) return null;
  if ('statusCode' in error && error.statusCode === CONFLICT) {
    return (
      <Alert
        status="warning"
        icon
        title={t('action.conflictTitle')}
        description={t('action.conflictHelp')}
        customActions={
          <Button size="small" variant="secondary" onPress={onLookAgain}>
            {t('action.lookAgain')}
          </Button>
        }
      />
    );
  }
  return (
    <Alert
      status="danger"
      icon
      title={t('action.failed', { message: failureOf(error).message })}
    />
  );
}
