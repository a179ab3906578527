import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Alert,
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Flex,
  Skeleton,
  Text,
} from '@backstage/ui';
import {
  Since,
  absoluteTime,
  failureOf,
  useLanguage,
} from '@dugnad/plugin-clusters-react';
import { ConnectAnswer } from '@dugnad/plugin-namespaces-common';
import { RiDownloadLine } from '@remixicon/react';
import { downloadText } from '../../lib/downloadText';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';
import { CopyButton } from '../CopyButton/CopyButton';
import styles from './ClaimAccess.module.css';

/** Props of `ConnectDialog`. */
export interface ConnectDialogProps {
  name: string;
  answer: ConnectAnswer | undefined;
  error: Error | null;
  onRetry: () => void;
}

/** The kubeconfig, how long it is good for, and how to use it. */
export function ConnectDialog(props: ConnectDialogProps) {
  const { name, answer, error, onRetry } = props;
  const { t } = useTranslationRef(namespacesTranslationRef);
  return (
    <Dialog width={640}>
      <DialogHeader>{t('connect.dialogTitle', { name })}</DialogHeader>
      <DialogBody>
        <div role="status" aria-busy={!answer && !error}>
          {error && (
            <Alert
              status="danger"
              icon
              title={t('connect.failed')}
              description={failureOf(error).message}
              customActions={
                <Button size="small" variant="secondary" onPress={onRetry}>
                  {t('error.retry')}
                </Button>
              }
            />
          )}
          {!answer && !error && <Skeleton width="100%" height="12rem" />}
          {answer && <Answer answer={answer} />}
        </div>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" slot="close">
          {t('connect.close')}
        </Button>
        {answer && (
          <Button
            iconStart={<RiDownloadLine />}
            onPress={() => downloadText(answer.fileName, answer.kubeconfig)}
          >
            {t('connect.download')}
          </Button>
        )}
      </DialogFooter>
    </Dialog>
  );
}

function Answer({ answer }: { answer: ConnectAnswer }) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const { kubeconfig, fileName, namespace, clusterRole, expiresAt } = answer;
  const command = `kubectl --kubeconfig ${fileName} get pods`;
  return (
    <Flex direction="column" gap="4">
      <Alert
        status={expiresAt ? 'warning' : 'info'}
        icon
        title={
          expiresAt ? <Ends expiresAt={expiresAt} /> : t('connect.signsIn')
        }
        description={t(expiresAt ? 'connect.once' : 'connect.signsInHelp')}
      />
      <Text as="p">{t('connect.role', { clusterRole, namespace })}</Text>
      <div className={styles.code}>
        {/* What scrolls must be reachable by keyboard (WCAG 2.1.1). */}
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <pre tabIndex={0} aria-label={fileName}>
          {kubeconfig}
        </pre>
        <CopyButton text={kubeconfig} label={t('connect.copy')} />
      </div>
      <div className={styles.code}>
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <pre tabIndex={0} aria-label={t('connect.try')}>
          {command}
        </pre>
        <CopyButton text={command} label={t('connect.copyCommand')} />
      </div>
    </Flex>
  );
}

function Ends({ expiresAt }: { expiresAt: string }) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const language = useLanguage();
  return (
    <>
      {t('connect.ends', {
        relative: <Since at={expiresAt} />,
        time: absoluteTime(expiresAt, language),
      })}
    </>
  );
}
