import { useApi } from '@backstage/frontend-plugin-api';
import { Alert, Button, Dialog } from '@backstage/ui';
import { BudgetInput, BudgetStandingView } from '@dugnad/plugin-costs-common';
import { useState } from 'react';
import { costsApiRef } from '../../api/costsApiRef';
import { useWords } from '../../hooks/useWords';
import { ChangeForm } from '../Layout/ChangeForm';
import { BudgetForm } from './BudgetForm';
import styles from './Budgets.module.css';

/** Props of `BudgetActions`. */
export interface BudgetActionsProps {
  account: BudgetInput['account'];
  currency: string;
  /** Absent where there is no budget yet. */
  standing?: BudgetStandingView;
}

/** Set, change and remove a budget. The backend decides who may; one that may not be edited shows no buttons. */
export function BudgetActions(props: BudgetActionsProps) {
  const { account, currency, standing } = props;
  const { t } = useWords();
  const [open, setOpen] = useState<'edit' | 'remove'>();
  const close = () => setOpen(undefined);
  if (standing && !standing.mayEdit) return null;
  return (
    <div className={styles.actions}>
      <Button size="small" variant="secondary" onPress={() => setOpen('edit')}>
        {t(standing ? 'budget.change' : 'budget.set')}
      </Button>
      {standing && (
        <Button
          size="small"
          variant="tertiary"
          onPress={() => setOpen('remove')}
        >
          {t('budget.remove')}
        </Button>
      )}
      <Dialog isOpen={open === 'edit'} onOpenChange={close} width={480}>
        <BudgetForm
          account={account}
          currency={currency}
          budget={standing?.budget}
          onSaved={close}
        />
      </Dialog>
      {standing && (
        <Dialog isOpen={open === 'remove'} onOpenChange={close} width={480}>
          <Removal standing={standing} onRemoved={close} />
        </Dialog>
      )}
    </div>
  );
}

function Removal(props: { standing: BudgetStandingView; onRemoved(): void }) {
  const { budget } = props.standing;
  const { t, title } = useWords();
  const api = useApi(costsApiRef);
  return (
    <ChangeForm
      title={t('budget.removeTitle', { name: title(budget.account) })}
      action={t('budget.remove')}
      destructive
      change={() => api.removeBudget(budget.id)}
      onSaved={props.onRemoved}
    >
      <Alert status="warning" icon title={t('budget.removeWarning')} />
    </ChangeForm>
  );
}
