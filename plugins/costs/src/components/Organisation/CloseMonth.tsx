import { useApi } from '@backstage/frontend-plugin-api';
import { Alert, Button, Dialog } from '@backstage/ui';
import { StateMark, absoluteTime } from '@dugnad/plugin-clusters-react';
import { CostsContext, OrganisationMonth } from '@dugnad/plugin-costs-common';
import { useState } from 'react';
import { costsApiRef } from '../../api/costsApiRef';
import { useWords } from '../../hooks/useWords';
import { ChangeForm } from '../Layout/ChangeForm';
import styles from './Organisation.module.css';

/** Props of `CloseMonth`. */
export interface CloseMonthProps {
  month: OrganisationMonth;
  context: CostsContext;
}

/** Says that a month is closed; to the platform team, offers to close one that has ended. */
export function CloseMonth({ month, context }: CloseMonthProps) {
  const { t, locale } = useWords();
  const [asking, setAsking] = useState(false);
  if (month.closed) {
    return (
      <StateMark tone="quiet">
        {t('bill.closed', {
          day: absoluteTime(month.closed.closedAt, locale),
          person: month.closed.closedBy,
        })}
      </StateMark>
    );
  }
  const hasEnded = month.month < context.currentMonth;
  if (!hasEnded || !context.permissions.editsCharges) return null;
  return (
    <div className={styles.close}>
      <Button variant="secondary" onPress={() => setAsking(true)}>
        {t('bill.close')}
      </Button>
      <Dialog isOpen={asking} onOpenChange={setAsking} width={480}>
        <Confirmation month={month.month} onClosed={() => setAsking(false)} />
      </Dialog>
    </div>
  );
}

function Confirmation(props: { month: string; onClosed(): void }) {
  const { t, month } = useWords();
  const api = useApi(costsApiRef);
  return (
    <ChangeForm
      title={t('bill.closeTitle', { month: month(props.month) })}
      action={t('bill.close')}
      change={() => api.closeMonth(props.month)}
      onSaved={props.onClosed}
    >
      <Alert status="warning" icon title={t('bill.closeWarning')} />
    </ChangeForm>
  );
}
