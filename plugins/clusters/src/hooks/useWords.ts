import {
  TranslationFunction,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import {
  formatCpuCores,
  formatMemoryBytes,
} from '@dugnad/plugin-clusters-common';
import { QueryWords, useLanguage } from '@dugnad/plugin-clusters-react';
import { useMemo } from 'react';
import { clustersTranslationRef } from '../translation/clustersTranslationRef';

type Format = (value: number | null) => string;

/** Words and figures in the language of the app. */
export interface Words {
  t: TranslationFunction<typeof clustersTranslationRef.T>;
  locale: string;
  problemWords: QueryWords;
  count: Format;
  /** CPU without a unit, for places whose label carries it. */
  cpu: Format;
  cores: Format;
  memory: Format;
}

/**
 * Words and figures in the language of the app. An amount that is null reads "unknown". The result's type is written out:
 * left to inference, the compiler spells out every message of `t` in the declaration, and runs out of memory.
 */
export function useWords(): Words {
  const { t } = useTranslationRef(clustersTranslationRef);
  const locale = useLanguage();
  return useMemo(() => {
    const orUnknown =
      (format: (value: number) => string) => (value: number | null) =>
        value === null ? t('unknown') : format(value);
    return {
      t,
      locale,
      problemWords: {
        forbidden: {
          title: t('problem.forbidden.title'),
          help: t('problem.forbidden.help'),
        },
        notFound: {
          title: t('problem.notFound.title'),
          help: t('problem.notFound.help'),
        },
      },
      count: orUnknown(value => new Intl.NumberFormat(locale).format(value)),
      cpu: orUnknown(value => formatCpuCores(value, locale)),
      cores: orUnknown(value =>
        t('capacity.cores', { amount: formatCpuCores(value, locale) }),
      ),
      memory: orUnknown(value => formatMemoryBytes(value, locale)),
    };
  }, [t, locale]);
}
