import { Container } from '@backstage/ui';
import { QueryState } from '@dugnad/plugin-clusters-react';
import { CostsContext } from '@dugnad/plugin-costs-common';
import { useCharges, useCostsContext } from '../../hooks/queries';
import { useMonthChoice } from '../../hooks/useMonthChoice';
import { useWords } from '../../hooks/useWords';
import { CostsHeader } from '../Layout/CostsHeader';
import { MonthControls } from '../Layout/MonthControls';
import { Section } from '../Layout/Section';
import layout from '../Layout/Layout.module.css';
import { ChargeTable } from './ChargeTable';
import { DialogButton } from './DialogButton';
import { NewCharge } from './NewCharge';

/** What is on the bill; the platform team adds, ends and corrects. */
export function ChargesPage() {
  const { problemWords } = useWords();
  const context = useCostsContext();
  return (
    <>
      <CostsHeader tab="charges" />
      <Container>
        <QueryState query={context} words={problemWords}>
          {data => <Charges context={data} />}
        </QueryState>
      </Container>
    </>
  );
}

function Charges({ context }: { context: CostsContext }) {
  const { t, problemWords } = useWords();
  const choice = useMonthChoice();
  const query = useCharges(choice.month);
  const { currency, permissions, clusters, today } = context;
  return (
    <div className={layout.page}>
      <MonthControls context={context} choice={choice}>
        {permissions.editsCharges && (
          <DialogButton label={t('charges.add')} variant="primary">
            {close => (
              <NewCharge
                clusters={clusters}
                currency={currency}
                today={today}
                onSaved={close}
              />
            )}
          </DialogButton>
        )}
      </MonthControls>
      <Section title={t('charges.title')} note={t('charges.intro')}>
        <QueryState query={query} words={problemWords}>
          {list => <ChargeTable list={list} context={context} />}
        </QueryState>
      </Section>
    </div>
  );
}
