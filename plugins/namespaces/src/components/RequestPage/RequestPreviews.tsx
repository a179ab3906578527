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
  Text,
} from '@backstage/ui';
import { failureOf } from '@dugnad/plugin-clusters-react';
import { ClaimPreview } from '@dugnad/plugin-namespaces-common';
import { RequestPreview } from '../../hooks/useClaimPreviews';
import { useProblemText } from '../../hooks/useProblemText';
import { roleWord } from '../../lib/roleWord';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';
import styles from './RequestPage.module.css';

const STATUS = {
  approve: 'success',
  ask: 'warning',
  refuse: 'danger',
} as const;

/** Props of `RequestPreviews`. */
export interface RequestPreviewsProps {
  previews: RequestPreview[];
  busy: boolean;
}

/** For every namespace that would be requested: the policy's verdict with its reasons, and its objects. */
export function RequestPreviews({ previews, busy }: RequestPreviewsProps) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const nothing = previews.every(({ preview, error }) => !preview && !error);
  return (
    <Card className={styles.preview}>
      <CardHeader>
        <Text as="h2" variant="title-x-small">
          {t('form.preview')}
        </Text>
      </CardHeader>
      <CardBody>
        <div role="status" aria-busy={busy} className={styles.previews}>
          {nothing && (
            <Text color="secondary">
              {t(busy ? 'form.checking' : 'form.previewEmpty')}
            </Text>
          )}
          {previews.map(one => (
            <OnePreview
              key={one.request.environment}
              {...one}
              open={previews.length === 1}
            />
          ))}
        </div>
      </CardBody>
    </Card>
  );
}

function OnePreview(props: RequestPreview & { open: boolean }) {
  const { request, preview, error, open } = props;
  const { t } = useTranslationRef(namespacesTranslationRef);
  return (
    <section aria-label={request.name} className={styles.onePreview}>
      <Text as="h3" weight="bold" className={styles.previewName}>
        {request.name}
      </Text>
      {error && (
        <Alert
          status="danger"
          icon
          title={t('form.previewFailed')}
          description={failureOf(error).message}
        />
      )}
      {preview && <Verdict preview={preview} name={request.name} />}
      {preview && preview.objects.length > 0 && (
        <Objects preview={preview} open={open} />
      )}
    </section>
  );
}

function Verdict({ preview, name }: { preview: ClaimPreview; name: string }) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const textOf = useProblemText();
  const { verdict, reasons } = preview.verdict;
  return (
    <Alert
      status={STATUS[verdict]}
      icon
      title={t(`form.${verdict}`)}
      description={
        reasons.length > 0 && (
          <ul className={styles.reasons}>
            {reasons.map(reason => (
              <li key={`${reason.field}/${reason.rule}`}>
                {textOf({ ...reason, values: { ...reason.values, name } })}
              </li>
            ))}
          </ul>
        )
      }
    />
  );
}

function Objects({ preview, open }: { preview: ClaimPreview; open: boolean }) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  return (
    <details className={styles.objects} open={open}>
      <summary>{t('form.objects', { count: preview.objects.length })}</summary>
      <AccordionGroup allowsMultiple>
        {preview.objects.map(({ kind, name, role, yaml }) => {
          const word = roleWord(role);
          return (
            <Accordion key={`${kind}/${name}`}>
              <AccordionTrigger
                title={`${kind} ${name}`}
                subtitle={word && t(`role.${word}`)}
              />
              <AccordionPanel>
                {/* What scrolls must be reachable by keyboard (WCAG 2.1.1). */}
                {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
                <pre className={styles.yaml} tabIndex={0}>
                  {yaml}
                </pre>
              </AccordionPanel>
            </Accordion>
          );
        })}
      </AccordionGroup>
    </details>
  );
}
