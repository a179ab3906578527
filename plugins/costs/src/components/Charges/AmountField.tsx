import { TextField } from '@backstage/ui';
import { readAmount } from '@dugnad/plugin-costs-common';
import { useWords } from '../../hooks/useWords';

/** Props of `AmountField`. */
export interface AmountFieldProps {
  label: string;
  value: string;
  onChange(value: string): void;
  /** What is wrong with an amount that can be read. */
  problem?: string;
}

/** An amount as people type it; says so where it cannot be read, and asks where it can be read two ways. */
export function AmountField(props: AmountFieldProps) {
  const { label, value, onChange } = props;
  const problem = useAmountProblem(props);
  return (
    <TextField
      label={label}
      inputMode="decimal"
      value={value}
      onChange={onChange}
      isInvalid={problem !== undefined}
      description={problem}
    />
  );
}

function useAmountProblem({
  value,
  problem,
}: AmountFieldProps): string | undefined {
  const { t } = useWords();
  const text = value.trim();
  if (text === '') {
    return undefined;
  }
  switch (readAmount(text).length) {
    case 0:
      return t('charges.validation.amount');
    case 1:
      return problem;
    default:
      return t('charges.validation.amountTwoWays', {
        text,
        whole: text.replace(/[.,]/, ''),
        decimals: `${text}0`,
      });
  }
}
