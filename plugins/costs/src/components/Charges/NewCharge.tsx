import { useApi } from '@backstage/frontend-plugin-api';
import { Select, TextField } from '@backstage/ui';
import {
  CHARGE_KINDS,
  CHARGE_PERIODS,
  CostsContext,
} from '@dugnad/plugin-costs-common';
import { useState } from 'react';
import { costsApiRef } from '../../api/costsApiRef';
import { useWords } from '../../hooks/useWords';
import { ChargeDraft, chargeOf } from '../../lib/chargeDraft';
import { ChangeForm } from '../Layout/ChangeForm';
import { AmountField } from './AmountField';
import { DayField } from './DayField';

/** Props of `NewCharge`. */
export interface NewChargeProps {
  clusters: CostsContext['clusters'];
  currency: string;
  today: string;
  onSaved(): void;
}

/** Adds a charge to the bill. */
export function NewCharge(props: NewChargeProps) {
  const { clusters, currency, today, onSaved } = props;
  const { t } = useWords();
  const api = useApi(costsApiRef);
  const [draft, setDraft] = useState<ChargeDraft>({
    cluster: clusters[0]?.name ?? '',
    name: '',
    kind: 'server',
    amount: '',
    period: 'month',
    lifetimeMonths: '',
    hours: '',
    rate: '',
    validFrom: today,
    validTo: '',
  });
  const set = (change: Partial<ChargeDraft>) =>
    setDraft(previous => ({ ...previous, ...change }));
  const charge = chargeOf(draft);
  return (
    <ChangeForm
      title={t('charges.add')}
      change={charge && (() => api.addCharge(charge))}
      onSaved={onSaved}
    >
      <TextField
        label={t('charges.name')}
        value={draft.name}
        onChange={name => set({ name })}
        maxLength={120}
      />
      <Select
        label={t('charges.cluster')}
        value={draft.cluster}
        options={clusters.map(({ name, title }) => ({
          value: name,
          label: title,
        }))}
        onChange={value => value && set({ cluster: String(value) })}
      />
      <Select
        label={t('charges.kind')}
        value={draft.kind}
        options={CHARGE_KINDS.map(kind => ({
          value: kind,
          label: t(`charges.kinds.${kind}`),
        }))}
        onChange={value => {
          const kind = CHARGE_KINDS.find(one => one === value);
          if (kind) set({ kind });
        }}
      />
      <Select
        label={t('charges.period')}
        value={draft.period}
        options={CHARGE_PERIODS.map(period => ({
          value: period,
          label: t(`charges.periods.${period}`),
        }))}
        onChange={value => {
          const period = CHARGE_PERIODS.find(one => one === value);
          if (period) set({ period });
        }}
      />
      <AmountFields draft={draft} currency={currency} set={set} />
      <DayField
        label={t('charges.from')}
        value={draft.validFrom}
        onChange={validFrom => set({ validFrom })}
      />
      {draft.period !== 'once' && (
        <DayField
          label={t('charges.to')}
          value={draft.validTo}
          onChange={validTo => set({ validTo })}
        />
      )}
    </ChangeForm>
  );
}

function AmountFields(props: {
  draft: ChargeDraft;
  currency: string;
  set(change: Partial<ChargeDraft>): void;
}) {
  const { draft, currency, set } = props;
  const { t } = useWords();
  return (
    <>
      {draft.kind === 'people' ? (
        <>
          <AmountField
            label={t('charges.hours')}
            value={draft.hours}
            onChange={hours => set({ hours })}
          />
          <AmountField
            label={t('charges.rate', { currency })}
            value={draft.rate}
            onChange={rate => set({ rate })}
          />
        </>
      ) : (
        <AmountField
          label={t('charges.amountIn', { currency })}
          value={draft.amount}
          onChange={amount => set({ amount })}
        />
      )}
      {draft.period === 'once' && (
        <TextField
          label={t('charges.lifetime')}
          inputMode="numeric"
          value={draft.lifetimeMonths}
          onChange={lifetimeMonths => set({ lifetimeMonths })}
        />
      )}
    </>
  );
}
