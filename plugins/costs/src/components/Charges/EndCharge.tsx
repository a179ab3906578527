import { useApi } from '@backstage/frontend-plugin-api';
import { Charge, isDay } from '@dugnad/plugin-costs-common';
import { useState } from 'react';
import { costsApiRef } from '../../api/costsApiRef';
import { useWords } from '../../hooks/useWords';
import { ChangeForm } from '../Layout/ChangeForm';
import { DayField } from './DayField';

/** Props of `EndCharge`. */
export interface EndChargeProps {
  charge: Charge;
  today: string;
  onSaved(): void;
}

/** Asks for a charge's last day. */
export function EndCharge({ charge, today, onSaved }: EndChargeProps) {
  const { t } = useWords();
  const api = useApi(costsApiRef);
  const [day, setDay] = useState(today);
  return (
    <ChangeForm
      title={t('charges.endTitle', { name: charge.name })}
      help={t('charges.endHelp')}
      change={isDay(day) ? () => api.endCharge(charge.id, day) : undefined}
      onSaved={onSaved}
    >
      <DayField label={t('charges.to')} value={day} onChange={setDay} />
    </ChangeForm>
  );
}
