import {
  TranslationFunction,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { QueryWords, useLanguage } from '@dugnad/plugin-clusters-react';
import { AccountRef } from '@dugnad/plugin-costs-common';
import { useMemo } from 'react';
import { accountTitle } from '../lib/accountTitle';
import { formatMoney, formatMoneyShort } from '../lib/formatMoney';
import { dayText, monthText } from '../lib/months';
import { costsTranslationRef } from '../translation/costsTranslationRef';

const LEAST_SHARE = 0.001;

/** Words and figures in the language of the app. */
export interface Words {
  t: TranslationFunction<typeof costsTranslationRef.T>;
  locale: string;
  problemWords: QueryWords;
  /** An amount of micro-units, to the cent. */
  money(micros: number, currency: string): string;
  /** The same for tight places. */
  moneyShort(micros: number, currency: string): string;
  /** A share from 0 to 1. */
  percent(share: number): string;
  number(value: number): string;
  month(month: string): string;
  day(day: string): string;
  title(account: AccountRef): string;
}

/** Words and figures in the language of the app. */
export function useWords(): Words {
  const { t } = useTranslationRef(costsTranslationRef);
  const locale = useLanguage();
  return useMemo(() => {
    const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
    const percent = new Intl.NumberFormat(locale, {
      style: 'percent',
      maximumFractionDigits: 1,
    });
    return {
      t,
      locale,
      problemWords: {
        forbidden: {
          title: t('problem.forbidden'),
          help: t('problem.forbiddenHelp'),
        },
        notFound: { title: t('problem.notFound') },
      },
      money: (micros, currency) => formatMoney(micros, { currency, locale }),
      moneyShort: (micros, currency) =>
        formatMoneyShort(micros, { currency, locale }),
      // Something is never said to be nothing
      percent: share =>
        share > 0 && share < LEAST_SHARE
          ? `< ${percent.format(LEAST_SHARE)}`
          : percent.format(share),
      number: value => number.format(value),
      month: month => monthText(month, locale),
      day: day => dayText(day, locale),
      title: account =>
        accountTitle(account, {
          organisation: t('account.kind.organisation'),
          unknownOwner: t('owners.unknown'),
        }),
    };
  }, [t, locale]);
}
