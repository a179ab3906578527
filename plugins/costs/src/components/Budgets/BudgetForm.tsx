import { useApi } from '@backstage/frontend-plugin-api';
import { Checkbox, TextField } from '@backstage/ui';
import { Budget, BudgetInput, writeAmount } from '@dugnad/plugin-costs-common';
import { useState } from 'react';
import { costsApiRef } from '../../api/costsApiRef';
import { useWords } from '../../hooks/useWords';
import { parseAmount } from '../../lib/parseAmount';
import { AmountField } from '../Charges/AmountField';
import { ChangeForm } from '../Layout/ChangeForm';

/** Props of `BudgetForm`. */
export interface BudgetFormProps {
  account: BudgetInput['account'];
  currency: string;
  /** The budget there is. */
  budget?: Budget;
  onSaved(): void;
}

/** Sets the budget of an account. */
export function BudgetForm(props: BudgetFormProps) {
  const { account, currency, budget, onSaved } = props;
  const { t } = useWords();
  const api = useApi(costsApiRef);
  const [amount, setAmount] = useState(
    budget ? writeAmount(budget.amountMicros) : '',
  );
  const [isHard, setHard] = useState(budget?.isHard ?? false);
  const [note, setNote] = useState(budget?.note ?? '');
  const amountMicros = parseAmount(amount) ?? 0;
  return (
    <ChangeForm
      title={t(budget ? 'budget.change' : 'budget.set')}
      change={
        amountMicros > 0
          ? () =>
              api.setBudget({
                account,
                amountMicros,
                isHard,
                note: note.trim() || undefined,
              })
          : undefined
      }
      onSaved={onSaved}
    >
      <AmountField
        label={t('budget.amount', { currency })}
        value={amount}
        onChange={setAmount}
        problem={amountMicros <= 0 ? t('budget.amountWrong') : undefined}
      />
      <Checkbox isSelected={isHard} onChange={setHard}>
        {t('budget.hardLabel')}
      </Checkbox>
      <TextField
        label={t('budget.note')}
        value={note}
        onChange={setNote}
        maxLength={500}
      />
    </ChangeForm>
  );
}
