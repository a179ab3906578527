import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Button, Skeleton } from '@backstage/ui';
import { failureOf } from '@dugnad/plugin-clusters-react';
import { LogStream } from '../../hooks/useLogStream';
import { rolloutsTranslationRef } from '../../translation/rolloutsTranslationRef';
import styles from './Logs.module.css';

/** Props of `LogState`. */
export interface LogStateProps {
  stream: LogStream;
  following: boolean;
}

/** Whether more will come, and why not. */
export function LogState({ stream, following }: LogStateProps) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const { state, error, log, connectAgain } = stream;
  const failure = error && failureOf(error);
  const refused = failure && failure.kind !== 'failed';
  const again = (
    <Button size="small" variant="secondary" onPress={connectAgain}>
      {t('logs.again')}
    </Button>
  );
  switch (state) {
    case 'connecting':
      return <Skeleton height="10rem" />;
    case 'failed':
      return (
        <Alert
          status="warning"
          icon
          title={t(refused ? 'logs.notYet' : 'logs.broken')}
          description={failure?.message}
          customActions={again}
        />
      );
    case 'ended':
      return (
        <p className={styles.state}>
          {t(log.lines.length > 0 ? 'logs.ended' : 'logs.empty')} {again}
        </p>
      );
    default:
      return (
        <p className={styles.state} role="status">
          {t(following ? 'logs.following' : 'logs.paused')}
        </p>
      );
  }
}
