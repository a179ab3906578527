import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Card, CardBody, CardHeader, Text } from '@backstage/ui';
import { failureOf } from '@dugnad/plugin-clusters-react';
import { ClaimPreview } from '@dugnad/plugin-namespaces-common';
import { ReactNode } from 'react';
import { ClaimPreviews, RequestPreview } from '../../hooks/useClaimPreviews';
import { useClusterTitle } from '../../hooks/useClusterTitle';
import { totalPrice } from '../../lib/totalPrice';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';
import { CapacityMeters } from '../Preview/CapacityMeters';
import { PreviewObjects } from '../Preview/PreviewObjects';
import { PriceText } from '../Preview/PriceText';
import { VerdictNote } from '../Preview/VerdictNote';
import styles from './RequestPage.module.css';

/** Props of `RequestPreviews`. */
export interface RequestPreviewsProps {
  previews: ClaimPreviews;
}

/** What filing would do: the verdict for every namespace, room and price of all of them, and every object. */
export function RequestPreviews({ previews }: RequestPreviewsProps) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const { items, error, busy } = previews;
  return (
    <div className={styles.preview}>
      <Part title={t('form.preview')}>
        <div role="status" aria-busy={busy} className={styles.previews}>
          {error && (
            <Alert
              status="danger"
              icon
              title={t('form.previewFailed')}
              description={failureOf(error).message}
            />
          )}
          {items.length === 0 && !error && (
            <Text color="secondary">
              {t(busy ? 'form.checking' : 'form.previewEmpty')}
            </Text>
          )}
          {items.map(item => (
            <OneVerdict key={item.request.environment} item={item} />
          ))}
        </div>
      </Part>
      <Room items={items} />
      <Objects items={items} />
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Card>
      <CardHeader>
        <Text as="h2" variant="title-x-small">
          {title}
        </Text>
      </CardHeader>
      <CardBody>{children}</CardBody>
    </Card>
  );
}

function OneVerdict({ item }: { item: RequestPreview }) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const { request, preview } = item;
  const { verdict, budget, price } = preview;
  return (
    <section aria-label={request.name} className={styles.onePreview}>
      <Text as="h3" weight="bold" className={styles.previewName}>
        {request.name}
      </Text>
      <VerdictNote
        verdict={verdict}
        name={request.name}
        title={t(`form.${verdict.verdict}`)}
      />
      {budget && budget.state !== 'allowed' && price?.state === 'known' && (
        <Text as="p" variant="body-small" color="secondary">
          {t(`budget.${budget.state}`, { message: budget.message })}
        </Text>
      )}
    </section>
  );
}

/** Each preview counts those before it, so the last one tells of all. */
function Room({ items }: { items: RequestPreview[] }) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const clusterTitle = useClusterTitle();
  const capacity = items[items.length - 1]?.preview.capacity;
  const price = totalPrice(items.map(({ preview }) => preview.price));
  if (!capacity && !price) return null;
  const cluster = clusterTitle(items[0].request.cluster);
  return (
    <Part title={t('form.room', { cluster })}>
      <div className={styles.previews}>
        {capacity && <CapacityMeters capacity={capacity} />}
        {price && <PriceText price={price} />}
      </div>
    </Part>
  );
}

function Objects({ items }: { items: RequestPreview[] }) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const shown = items.filter(({ preview }) => preview.objects.length > 0);
  if (shown.length === 0) return null;
  return (
    <Part title={t('form.objectsTitle')}>
      {shown.map(({ request, preview }) => (
        <ObjectsOf
          key={request.environment}
          name={request.name}
          preview={preview}
          open={shown.length === 1}
        />
      ))}
    </Part>
  );
}

function ObjectsOf(props: {
  name: string;
  preview: ClaimPreview;
  open: boolean;
}) {
  const { name, preview, open } = props;
  const { t } = useTranslationRef(namespacesTranslationRef);
  return (
    <details className={styles.objects} open={open}>
      <summary>
        {t('form.objects', { count: preview.objects.length, name })}
      </summary>
      <PreviewObjects objects={preview.objects} />
    </details>
  );
}
