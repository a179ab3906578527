import { TextField } from '@backstage/ui';
import { useWords } from '../../hooks/useWords';
import { parseAmount } from '../../lib/parseAmount';

/** Props of `AmountField`. */
export interface AmountFieldProps {
  label: string;
  value: string;
  onChange(value: string): void;
}

/** An amount as people type it; says so where it cannot be read. */
export function AmountField({ label, value, onChange }: AmountFieldProps) {
  const { t } = useWords();
  const isWrong = value !== '' && parseAmount(value) === undefined;
  return (
    <TextField
      label={label}
      inputMode="decimal"
      value={value}
      onChange={onChange}
      isInvalid={isWrong}
      description={isWrong ? t('charges.validation.amount') : undefined}
    />
  );
}
