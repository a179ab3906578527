import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Container, Link, SearchField, Select } from '@backstage/ui';
import { QueryState } from '@dugnad/plugin-clusters-react';
import {
  ACCOUNT_KINDS,
  AccountKind,
  AccountList,
  CostsContext,
} from '@dugnad/plugin-costs-common';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router-dom';
import { useAccounts, useCostsContext } from '../../hooks/queries';
import { useMonthChoice } from '../../hooks/useMonthChoice';
import { useWords } from '../../hooks/useWords';
import { accountsRouteRef } from '../../routes';
import { FigureTable } from '../Chart/FigureTable';
import { CostsHeader } from '../Layout/CostsHeader';
import { MonthControls } from '../Layout/MonthControls';
import { NoSuchPage } from '../Layout/NoSuchPage';
import { Section } from '../Layout/Section';
import { useAccountLink } from '../Layout/useAccountLink';
import layout from '../Layout/Layout.module.css';

const KINDS = ACCOUNT_KINDS.filter(kind => kind !== 'organisation');

/** Rows drawn at once; a search finds the others. */
const MOST_ROWS = 300;

/** All accounts of one kind that the person may open, the largest first. */
export function AccountsPage() {
  const params = useParams();
  const kind = KINDS.find(one => one === params.kind);
  const { problemWords } = useWords();
  const context = useCostsContext();
  return (
    <>
      <CostsHeader tab="accounts" />
      {kind ? (
        <Container>
          <QueryState query={context} words={problemWords}>
            {data => <OfKind kind={kind} context={data} />}
          </QueryState>
        </Container>
      ) : (
        <NoSuchPage />
      )}
    </>
  );
}

function OfKind(props: { kind: AccountKind; context: CostsContext }) {
  const { kind, context } = props;
  const { t, problemWords } = useWords();
  const choice = useMonthChoice();
  const navigate = useNavigate();
  const linkTo = useRouteRef(accountsRouteRef);
  const [text, setText] = useState('');
  const query = useAccounts({ kind, month: choice.month, idle: choice.idle });
  return (
    <div className={layout.page}>
      <MonthControls context={context} choice={choice} withIdle>
        <Select
          label={t('breakdown.by')}
          value={kind}
          options={KINDS.map(value => ({
            value,
            label: t(`account.kinds.${value}`),
          }))}
          onChange={value => {
            const next = KINDS.find(one => one === value);
            if (next && linkTo) navigate(linkTo({ kind: next }));
          }}
        />
        <SearchField
          size="small"
          aria-label={t('account.search')}
          placeholder={t('account.search')}
          value={text}
          onChange={setText}
        />
      </MonthControls>
      <Section title={t(`account.kinds.${kind}`)}>
        <QueryState query={query} words={problemWords}>
          {list => <Accounts list={list} text={text} />}
        </QueryState>
      </Section>
    </div>
  );
}

function Accounts({ list, text }: { list: AccountList; text: string }) {
  const { t, money, percent, title } = useWords();
  const linkTo = useAccountLink(list.month);
  const sum = list.items.reduce((all, one) => all + one.cost.totalMicros, 0);
  const wanted = text.trim().toLocaleLowerCase();
  const found = list.items.filter(({ account }) =>
    title(account).toLocaleLowerCase().includes(wanted),
  );
  if (!found.length) {
    return (
      <p className={layout.note}>
        {t(list.items.length ? 'account.noMatch' : 'account.noneOfKind')}
      </p>
    );
  }
  return (
    <>
      <FigureTable
        label={t('account.name')}
        columns={[
          { title: t('account.name') },
          { title: t('owners.cost'), isAmount: true },
          { title: t('owners.share'), isAmount: true },
        ]}
        rows={found.slice(0, MOST_ROWS).map(({ account, cost }) => ({
          key: account.id,
          cells: [
            <Link key="link" href={linkTo(account)}>
              {title(account)}
            </Link>,
            money(cost.totalMicros, list.currency),
            sum > 0 ? percent(cost.totalMicros / sum) : '–',
          ],
        }))}
      />
      {found.length > MOST_ROWS && (
        <p className={layout.note}>
          {t('account.more', { number: String(found.length - MOST_ROWS) })}
        </p>
      )}
    </>
  );
}
