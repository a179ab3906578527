import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useLanguage } from '@dugnad/plugin-clusters-react';
import { Quota } from '@dugnad/plugin-namespaces-common';
import { formatQuantity } from '../../lib/formatAmount';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';

/** Props of `QuotaText`. */
export interface QuotaTextProps {
  quota: Quota;
}

/** What a namespace may hold, in a line. */
export function QuotaText({ quota }: QuotaTextProps) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const language = useLanguage();
  return (
    <>
      {t('amount.quota', {
        cpu: formatQuantity(quota.cpu, 'cpu', language),
        memory: formatQuantity(quota.memory, 'memory', language),
        storage: formatQuantity(quota.storage, 'storage', language),
        pods: formatQuantity(quota.pods, 'pods', language),
      })}
    </>
  );
}
