import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Accordion,
  AccordionGroup,
  AccordionPanel,
  AccordionTrigger,
  Alert,
  Card,
  CardBody,
  CardHeader,
  Flex,
  Text,
} from '@backstage/ui';
import { ClaimPreview } from '@dugnad/plugin-namespaces-common';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';
import styles from './RequestPage.module.css';

const STATUS = {
  approve: 'success',
  ask: 'warning',
  refuse: 'danger',
} as const;

/** Props of `Preview`. */
export interface PreviewProps {
  preview: ClaimPreview | undefined;
  error: Error | null;
  busy: boolean;
}

/** The policy's verdict with its reasons, and every object as it would be applied. */
export function Preview({ preview, error, busy }: PreviewProps) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  return (
    <Card className={styles.preview} aria-busy={busy}>
      <CardHeader>
        <Text as="h2" variant="title-x-small">
          {t('form.preview')}
        </Text>
      </CardHeader>
      <CardBody>
        <div role="status">
          {!preview && !error && (
            <Text color="secondary">
              {busy ? t('form.checking') : t('form.previewEmpty')}
            </Text>
          )}
          {error && (
            <Alert
              status="danger"
              title={t('error.title')}
              description={error.message}
            />
          )}
          {preview && <Verdict preview={preview} />}
        </div>
        {preview && preview.objects.length > 0 && <Objects preview={preview} />}
      </CardBody>
    </Card>
  );
}

function Verdict({ preview }: { preview: ClaimPreview }) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const { verdict, reasons } = preview.verdict;
  return (
    <Alert
      status={STATUS[verdict]}
      icon
      title={t(`form.${verdict}`)}
      description={
        reasons.length > 0 && (
          <ul>
            {reasons.map(({ field, rule, message }) => (
              <li key={`${field}/${rule}`}>{message}</li>
            ))}
          </ul>
        )
      }
    />
  );
}

function Objects({ preview }: { preview: ClaimPreview }) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  return (
    <Flex direction="column" gap="2" mt="4">
      <Text as="h3" weight="bold">
        {t('form.objects', { count: preview.objects.length })}
      </Text>
      <AccordionGroup>
        {preview.objects.map(({ kind, name, yaml }) => (
          <Accordion key={`${kind}/${name}`}>
            <AccordionTrigger title={kind} subtitle={name} />
            <AccordionPanel>
              <pre className={styles.yaml} tabIndex={0}>
                {yaml}
              </pre>
            </AccordionPanel>
          </Accordion>
        ))}
      </AccordionGroup>
    </Flex>
  );
}
