import { Alert, Container, Flex, Switch } from '@backstage/ui';
import { QueryState } from '@dugnad/plugin-clusters-react';
import { CostsContext } from '@dugnad/plugin-costs-common';
import { useState } from 'react';
import { useCostsContext, useOrganisation } from '../../hooks/queries';
import { MonthChoice, useMonthChoice } from '../../hooks/useMonthChoice';
import { useWords } from '../../hooks/useWords';
import { AccountContent } from '../Account/AccountContent';
import { isMostlyGap, observedOnly } from '../../lib/observedOnly';
import { CostsHeader } from '../Layout/CostsHeader';
import { FreshnessNote } from '../Layout/FreshnessNote';
import { MonthControls } from '../Layout/MonthControls';
import { Section } from '../Layout/Section';
import styles from '../Layout/Layout.module.css';
import { BillFigures } from './BillFigures';
import { CloseMonth } from './CloseMonth';
import { Downloads } from './Downloads';
import { FlowDiagram, FlowDiagramProps } from './FlowDiagram';
import { OwnersTable } from './OwnersTable';
import { TrendCard } from './TrendCard';

/** The bill of the organisation; to people who may not see it, what their own teams cost. */
export function BillPage() {
  const { problemWords } = useWords();
  const context = useCostsContext();
  const choice = useMonthChoice();
  return (
    <>
      <CostsHeader tab="bill" />
      <Container>
        <QueryState query={context} words={problemWords}>
          {data => (
            <div className={styles.page}>
              <MonthControls context={data} choice={choice} withIdle>
                <Downloads month={choice.month ?? data.currentMonth} />
              </MonthControls>
              {data.permissions.seesTotals ? (
                <Bill context={data} choice={choice} />
              ) : (
                <AccountContent
                  account={{ kind: 'organisation', id: '' }}
                  context={data}
                  choice={choice}
                />
              )}
            </div>
          )}
        </QueryState>
      </Container>
    </>
  );
}

function Pictures(props: FlowDiagramProps) {
  const { month, clusterTitle } = props;
  const { t } = useWords();
  const [chosen, setChosen] = useState<boolean>();
  const isObservedOnly = chosen ?? isMostlyGap(month);
  const shown = isObservedOnly ? observedOnly(month) : month;
  const choice = month.totals.unallocatedGapMicros > 0 && (
    <Switch
      label={t('flow.observedOnly')}
      isSelected={isObservedOnly}
      onChange={setChosen}
    />
  );
  return (
    <>
      <Section
        title={t('flow.title')}
        note={isObservedOnly ? t('flow.observedNote') : undefined}
        actions={choice}
      >
        <FlowDiagram month={shown} clusterTitle={clusterTitle} />
      </Section>
      <TrendCard month={shown} actions={choice} />
    </>
  );
}

function Bill(props: { context: CostsContext; choice: MonthChoice }) {
  const { context, choice } = props;
  const { t, problemWords } = useWords();
  const query = useOrganisation({ month: choice.month, idle: choice.idle });
  const titles = new Map(context.clusters.map(one => [one.name, one.title]));
  return (
    <QueryState query={query} words={problemWords}>
      {month => (
        <Flex direction="column" gap="5">
          {month.invoiceMicros === 0 && month.charges.length === 0 && (
            <Alert
              status="info"
              icon
              title={t('empty.charges')}
              description={t('empty.chargesHelp')}
            />
          )}
          <FreshnessNote
            coverage={month.coverage}
            freshness={month.freshness}
          />
          <BillFigures month={month} />
          <CloseMonth month={month} context={context} />
          <Pictures
            // Where another month begins is decided anew
            key={month.month}
            month={month}
            clusterTitle={name => titles.get(name) ?? name}
          />
          <OwnersTable month={month} />
        </Flex>
      )}
    </QueryState>
  );
}
