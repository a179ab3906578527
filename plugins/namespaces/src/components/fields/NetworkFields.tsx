import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Radio, RadioGroup, Switch, Text } from '@backstage/ui';
import { ClaimOptions, Ingress } from '@dugnad/plugin-namespaces-common';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';
import { Checks, unchecked } from './Checks';
import styles from './fields.module.css';

/** What the network lets through. */
export interface NetworkChoice {
  ingress: Ingress;
  egressInternet: boolean;
}

/** Props of `NetworkFields`. */
export interface NetworkFieldsProps {
  value: NetworkChoice;
  options: ClaimOptions;
  checks?: Checks;
  onChange: (changes: Partial<NetworkChoice>) => void;
}

/** Who may call in, and whether workloads may call out. */
export function NetworkFields(props: NetworkFieldsProps) {
  const { value, options, checks = unchecked, onChange } = props;
  const { t } = useTranslationRef(namespacesTranslationRef);
  const choose = (chosen: string) =>
    onChange({ ingress: options.ingress.find(it => it === chosen) });
  return (
    <>
      <RadioGroup
        {...checks('ingress')}
        label={t('form.ingress')}
        value={value.ingress}
        onChange={choose}
      >
        {options.ingress.map(ingress => (
          <Radio key={ingress} value={ingress} className={styles.option}>
            <span>
              {t(`ingress.${ingress}`)}
              <Text as="p" variant="body-small" color="secondary">
                {t(`ingressHelp.${ingress}`)}
              </Text>
            </span>
          </Radio>
        ))}
      </RadioGroup>
      <Switch
        label={t('form.internet')}
        isSelected={value.egressInternet}
        onChange={egressInternet => onChange({ egressInternet })}
      />
    </>
  );
}
