import { Button, TextField } from '@backstage/ui';
import { Comparison } from '@dugnad/plugin-costs-common';
import { useWords, Words } from '../../hooks/useWords';
import {
  COMPARISON_FIELDS,
  ComparisonField,
  readNumber,
} from '../../lib/comparisonFields';
import { Section } from '../Layout/Section';
import styles from './Comparison.module.css';

/** What is typed into the fields of assumptions, where something is. */
export type TypedAssumptions = Partial<Record<ComparisonField['key'], string>>;

/** Props of `Assumptions`. */
export interface AssumptionsProps {
  comparison: Comparison;
  typed: TypedAssumptions;
  onChange(typed: TypedAssumptions): void;
}

/** What the comparison assumes; changed here, for this page alone. */
export function Assumptions(props: AssumptionsProps) {
  const { comparison, typed, onChange } = props;
  const words = useWords();
  const { t } = words;
  return (
    <Section
      title={t('comparison.assumptions')}
      actions={
        Object.keys(typed).length > 0 && (
          <Button size="small" variant="tertiary" onPress={() => onChange({})}>
            {t('comparison.reset')}
          </Button>
        )
      }
    >
      <div className={styles.assumptions}>
        {COMPARISON_FIELDS.map(({ key, scale }) => {
          const text = typed[key];
          const isWrong =
            text !== undefined && text !== '' && readNumber(text) === undefined;
          return (
            <TextField
              key={key}
              label={fieldLabel(key, comparison, words)}
              inputMode="decimal"
              value={text ?? String(comparison.assumptions[key] / scale)}
              onChange={value => onChange({ ...typed, [key]: value })}
              isInvalid={isWrong}
              description={isWrong ? t('comparison.wrong') : undefined}
            />
          );
        })}
      </div>
    </Section>
  );
}

function fieldLabel(
  key: ComparisonField['key'],
  { currency, priceListCurrency }: Comparison,
  { t }: Words,
): string {
  switch (key) {
    case 'exchangeRateMicros':
      return t('comparison.exchangeRate', {
        currency,
        other: priceListCurrency,
      });
    case 'peopleRateMicrosPerHour':
      return t('comparison.peopleRate', { currency });
    default:
      return t(`comparison.${key}`);
  }
}
