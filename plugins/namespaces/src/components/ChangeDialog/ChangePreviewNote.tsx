import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Flex, Text } from '@backstage/ui';
import { failureOf } from '@dugnad/plugin-clusters-react';
import {
  ClaimChangeInput,
  ClaimDetail,
} from '@dugnad/plugin-namespaces-common';
import { useChangePreview } from '../../hooks/useChangePreview';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';
import { PriceText } from '../Preview/PriceText';
import { VerdictNote } from '../Preview/VerdictNote';

/** Props of `ChangePreviewNote`. */
export interface ChangePreviewNoteProps {
  claim: ClaimDetail;
  /** Undefined while nothing differs from how it is. */
  change: ClaimChangeInput | undefined;
}

/** What the rules say of a change, and what it would cost, before anybody is asked. */
export function ChangePreviewNote({ claim, change }: ChangePreviewNoteProps) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const { data, error, isFetching } = useChangePreview(claim.id, change);
  const preview = change ? data : undefined;
  return (
    <div role="status" aria-busy={isFetching}>
      <Flex direction="column" gap="3">
        {!change && <Text color="secondary">{t('change.nothing')}</Text>}
        {change && !preview && !error && (
          <Text color="secondary">{t('form.checking')}</Text>
        )}
        {change && error && (
          <Alert
            status="danger"
            icon
            title={t('form.previewFailed')}
            description={failureOf(error).message}
          />
        )}
        {preview && (
          <VerdictNote
            verdict={preview.verdict}
            name={claim.name}
            title={t(`change.${preview.verdict.verdict}`)}
          />
        )}
        {preview?.price && change?.kind === 'resize' && (
          <PriceText price={preview.price} />
        )}
      </Flex>
    </div>
  );
}
