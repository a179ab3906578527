import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useLanguage } from '@dugnad/plugin-clusters-react';
import { Unit } from '@dugnad/plugin-namespaces-common';
import { useCallback } from 'react';
import { formatAmount } from '../lib/formatAmount';
import { namespacesTranslationRef } from '../translation/namespacesTranslationRef';

/** Writes an amount with its unit in the language of the app; what is not known as unknown, never as zero. */
export type AmountText = (amount: number | undefined, unit: Unit) => string;

/** See `AmountText`. */
export function useAmount(): AmountText {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const language = useLanguage();
  const unknown = t('amount.unknown');
  return useCallback(
    (amount, unit) =>
      amount === undefined ? unknown : formatAmount(amount, unit, language),
    [unknown, language],
  );
}
