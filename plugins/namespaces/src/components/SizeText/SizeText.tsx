import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { CUSTOM_SIZE, Quota } from '@dugnad/plugin-namespaces-common';
import { useClaimOptions } from '../../hooks/useClaimOptions';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';
import { QuotaText } from '../QuotaText/QuotaText';

/** Props of `SizeText`. */
export interface SizeTextProps {
  /** One of the configured sizes, or `custom`. */
  name: string;
  /** What it comes to where it is none of those configured. */
  quota?: Quota;
}

/** A size, and what it comes to as long as that is known. */
export function SizeText({ name, quota }: SizeTextProps) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const { data } = useClaimOptions();
  const size = data?.sizes.find(it => it.name === name);
  const figures = quota ?? size;
  const title = name === CUSTOM_SIZE ? t('form.sizeCustom') : size?.title;
  return (
    <>
      {title ?? name}
      {figures && (
        <Text as="p" variant="body-small" color="secondary">
          <QuotaText quota={figures} />
        </Text>
      )}
    </>
  );
}
