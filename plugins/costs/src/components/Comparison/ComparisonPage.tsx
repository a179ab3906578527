import { Container } from '@backstage/ui';
import { QueryState, useSettled } from '@dugnad/plugin-clusters-react';
import { Comparison, CostsContext } from '@dugnad/plugin-costs-common';
import { useState } from 'react';
import { useComparison, useCostsContext } from '../../hooks/queries';
import { useMonthChoice } from '../../hooks/useMonthChoice';
import { useWords } from '../../hooks/useWords';
import { changedAssumptions } from '../../lib/comparisonFields';
import { CostsHeader } from '../Layout/CostsHeader';
import { MonthControls } from '../Layout/MonthControls';
import { Section } from '../Layout/Section';
import layout from '../Layout/Layout.module.css';
import { Assumptions, TypedAssumptions } from './Assumptions';
import { Providers } from './Providers';

const TYPING_MS = 400;

/** What the same use would cost at other providers. */
export function ComparisonPage() {
  const { problemWords } = useWords();
  const context = useCostsContext();
  return (
    <>
      <CostsHeader tab="comparison" />
      <Container>
        <QueryState query={context} words={problemWords}>
          {data => <Compared context={data} />}
        </QueryState>
      </Container>
    </>
  );
}

function Compared({ context }: { context: CostsContext }) {
  const { problemWords } = useWords();
  const choice = useMonthChoice();
  const [typed, setTyped] = useState<TypedAssumptions>({});
  const settled = useSettled(typed, TYPING_MS);
  const query = useComparison({
    month: choice.month,
    assumptions: changedAssumptions(settled),
  });
  return (
    <div className={layout.page}>
      <MonthControls context={context} choice={choice} />
      <QueryState query={query} words={problemWords}>
        {comparison => (
          <>
            <Providers comparison={comparison} />
            <Assumptions
              comparison={comparison}
              typed={typed}
              onChange={setTyped}
            />
            <Notices comparison={comparison} />
          </>
        )}
      </QueryState>
    </div>
  );
}

function Notices({ comparison }: { comparison: Comparison }) {
  const { t } = useWords();
  if (!comparison.notices.length) return null;
  return (
    <Section title={t('comparison.left')}>
      <ul>
        {comparison.notices.map(notice => (
          <li key={notice}>{notice}</li>
        ))}
      </ul>
    </Section>
  );
}
