import { useApi } from '@backstage/frontend-plugin-api';
import { Select, TextField } from '@backstage/ui';
import { Charge, CostsContext } from '@dugnad/plugin-costs-common';
import { useState } from 'react';
import { costsApiRef } from '../../api/costsApiRef';
import { useWords } from '../../hooks/useWords';
import { monthsToChoose } from '../../lib/months';
import { parseAmount } from '../../lib/parseAmount';
import { ChangeForm } from '../Layout/ChangeForm';
import { AmountField } from './AmountField';

const LEAST_REASON = 3;

/** Props of `Correction`. */
export interface CorrectionProps {
  charge: Charge;
  context: CostsContext;
  onSaved(): void;
}

/** Books a difference in an open month, with the reason. */
export function Correction({ charge, context, onSaved }: CorrectionProps) {
  const { t, month: monthText } = useWords();
  const api = useApi(costsApiRef);
  const { currentMonth, firstDay, closedMonths, currency } = context;
  const closed = new Set(closedMonths.map(({ month }) => month));
  const months = monthsToChoose(currentMonth, firstDay).filter(
    month => !closed.has(month),
  );
  const [month, setMonth] = useState(months[0]);
  const [amount, setAmount] = useState('');
  const [reason, setReason] = useState('');
  const amountMicros = parseAmount(amount);
  const isComplete =
    amountMicros !== undefined && reason.trim().length >= LEAST_REASON;
  return (
    <ChangeForm
      title={t('charges.correctTitle', { name: charge.name })}
      help={t('charges.correctHelp')}
      change={
        isComplete
          ? () => api.correctCharge(charge.id, { amountMicros, month, reason })
          : undefined
      }
      onSaved={onSaved}
    >
      <AmountField
        label={t('charges.amountIn', { currency })}
        value={amount}
        onChange={setAmount}
      />
      <Select
        label={t('month')}
        value={month}
        options={months.map(value => ({ value, label: monthText(value) }))}
        onChange={value => value && setMonth(String(value))}
      />
      <TextField
        label={t('charges.reason')}
        value={reason}
        onChange={setReason}
        maxLength={500}
      />
    </ChangeForm>
  );
}
