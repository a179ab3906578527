import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { NumberField, Radio, RadioGroup, Text } from '@backstage/ui';
import { CUSTOM_SIZE, ClaimOptions } from '@dugnad/plugin-namespaces-common';
import { DraftQuota } from '../../lib/draftQuota';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';
import { QuotaText } from '../QuotaText/QuotaText';
import { Checks, unchecked } from './Checks';
import styles from './fields.module.css';

/** A size as it is chosen: one of those configured, or `custom` for what `quota` says. */
export interface SizeChoice {
  size: string;
  quota: DraftQuota;
}

/** Props of `SizeFields`. */
export interface SizeFieldsProps {
  value: SizeChoice;
  options: ClaimOptions;
  checks?: Checks;
  onChange: (changes: Partial<SizeChoice>) => void;
}

/** The configured sizes with their figures, and figures of one's own where they are allowed. */
export function SizeFields(props: SizeFieldsProps) {
  const { value, options, checks = unchecked, onChange } = props;
  const { t } = useTranslationRef(namespacesTranslationRef);
  return (
    <>
      <RadioGroup
        {...checks('size')}
        label={t('form.size')}
        description={t('form.sizeHelp')}
        value={value.size}
        onChange={size => onChange({ size })}
      >
        {options.sizes.map(size => (
          <Radio key={size.name} value={size.name} className={styles.option}>
            <span>
              {size.title}
              <Text as="p" variant="body-small" color="secondary">
                <QuotaText quota={size} />
                {size.description && <br />}
                {size.description}
              </Text>
            </span>
          </Radio>
        ))}
        {options.customQuota && (
          <Radio value={CUSTOM_SIZE} className={styles.option}>
            <span>
              {t('form.sizeCustom')}
              <Text as="p" variant="body-small" color="secondary">
                {t('form.sizeCustomHelp')}
              </Text>
            </span>
          </Radio>
        )}
      </RadioGroup>
      {value.size === CUSTOM_SIZE && (
        <QuotaFields
          quota={value.quota}
          checks={checks}
          onChange={quota => onChange({ quota })}
        />
      )}
    </>
  );
}

function QuotaFields(props: {
  quota: DraftQuota;
  checks: Checks;
  onChange: (quota: DraftQuota) => void;
}) {
  const { quota, checks, onChange } = props;
  const { t } = useTranslationRef(namespacesTranslationRef);
  const field = (key: keyof DraftQuota, step: number) => ({
    value: quota[key],
    minValue: 0,
    step,
    onChange: (value: number) => onChange({ ...quota, [key]: value }),
  });
  return (
    <div
      className={styles.quota}
      role="group"
      aria-label={t('form.sizeCustom')}
    >
      <NumberField
        {...checks('quota')}
        {...field('cpuCores', 0.25)}
        label={t('form.quotaCpu')}
      />
      <NumberField
        {...field('memoryGib', 0.25)}
        label={t('form.quotaMemory')}
      />
      <NumberField {...field('storageGib', 1)} label={t('form.quotaStorage')} />
      <NumberField {...field('pods', 1)} label={t('form.quotaPods')} />
    </div>
  );
}
