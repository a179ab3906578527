import { useApi } from '@backstage/frontend-plugin-api';
import {
  Alert,
  Button,
  Checkbox,
  DialogBody,
  DialogFooter,
  DialogHeader,
  TextField,
} from '@backstage/ui';
import { failureOf } from '@dugnad/plugin-clusters-react';
import {
  Budget,
  BudgetInput,
  microsToDecimal,
} from '@dugnad/plugin-costs-common';
import { useState } from 'react';
import { costsApiRef } from '../../api/costsApiRef';
import { useCostsChange } from '../../hooks/queries';
import { useWords } from '../../hooks/useWords';
import { parseAmount } from '../../lib/parseAmount';
import layout from '../Layout/Layout.module.css';

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
    budget ? microsToDecimal(budget.amountMicros) : '',
  );
  const [isHard, setHard] = useState(budget?.isHard ?? false);
  const [note, setNote] = useState(budget?.note ?? '');
  const save = useCostsChange((input: BudgetInput) => api.setBudget(input));
  const amountMicros = parseAmount(amount) ?? 0;
  const isWrong = amount !== '' && amountMicros <= 0;
  return (
    <>
      <DialogHeader>{t(budget ? 'budget.change' : 'budget.set')}</DialogHeader>
      <DialogBody>
        <div className={layout.fields}>
          <TextField
            label={t('budget.amount', { currency })}
            inputMode="decimal"
            value={amount}
            onChange={setAmount}
            isInvalid={isWrong}
            description={isWrong ? t('budget.amountWrong') : undefined}
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
          {save.error && (
            <Alert
              status="danger"
              icon
              title={t('problem.changeFailed', {
                message: failureOf(save.error).message,
              })}
            />
          )}
        </div>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" slot="close">
          {t('bill.cancel')}
        </Button>
        <Button
          isDisabled={amountMicros <= 0}
          isPending={save.isPending}
          onPress={() =>
            save.mutate(
              {
                account,
                amountMicros,
                isHard,
                note: note.trim() || undefined,
              },
              { onSuccess: onSaved },
            )
          }
        >
          {t('budget.save')}
        </Button>
      </DialogFooter>
    </>
  );
}
