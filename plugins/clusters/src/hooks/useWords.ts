import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  formatCpuCores,
  formatMemoryBytes,
} from '@dugnad/plugin-clusters-common';
import { useMemo } from 'react';
import { clustersTranslationRef } from '../translation/clustersTranslationRef';
import { useLocale } from './useLocale';

/** Words and figures in the language of the app. An amount that is null reads "unknown". */
export function useWords() {
  const { t } = useTranslationRef(clustersTranslationRef);
  const locale = useLocale();
  return useMemo(() => {
    const orUnknown =
      (format: (value: number) => string) => (value: number | null) =>
        value === null ? t('unknown') : format(value);
    return {
      t,
      locale,
      count: orUnknown(value => new Intl.NumberFormat(locale).format(value)),
      /** CPU without a unit, for places whose label carries it. */
      cpu: orUnknown(value => formatCpuCores(value, locale)),
      cores: orUnknown(value =>
        t('capacity.cores', { amount: formatCpuCores(value, locale) }),
      ),
      memory: orUnknown(value => formatMemoryBytes(value, locale)),
    };
  }, [t, locale]);
}
