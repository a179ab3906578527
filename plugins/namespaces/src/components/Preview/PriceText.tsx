import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { useLanguage } from '@dugnad/plugin-clusters-react';
import { Price } from '@dugnad/plugin-namespaces-common';
import { formatPrice } from '../../lib/formatPrice';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';
import styles from './Preview.module.css';

/** Props of `PriceText`. */
export interface PriceTextProps {
  price: Price;
}

/** The worst case per month and what it is based on; or that it is unknown, and why. */
export function PriceText({ price }: PriceTextProps) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const language = useLanguage();
  const known = price.state === 'known';
  return (
    <div className={styles.price}>
      <Text weight="bold">{t('preview.price')}</Text>
      <span className={styles.amount}>
        {known
          ? formatPrice(price.perMonthMicros, price.currency, language)
          : t('preview.priceUnknown')}
      </span>
      <Text
        as="p"
        variant="body-small"
        color="secondary"
        className={styles.basis}
      >
        {known ? price.basis : price.reason}
      </Text>
    </div>
  );
}
