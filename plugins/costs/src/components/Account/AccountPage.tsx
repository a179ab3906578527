import { useRouteRef } from '@backstage/frontend-plugin-api';
import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import { Container, Header, Link } from '@backstage/ui';
import { QueryState } from '@dugnad/plugin-clusters-react';
import { ACCOUNT_KINDS, AccountRef } from '@dugnad/plugin-costs-common';
import { useParams } from 'react-router-dom';
import { useCostsContext } from '../../hooks/queries';
import { useMonthChoice } from '../../hooks/useMonthChoice';
import { useWords } from '../../hooks/useWords';
import { entityOfAccount } from '../../lib/accountTitle';
import { accountsRouteRef } from '../../routes';
import { MonthControls } from '../Layout/MonthControls';
import { NoSuchPage } from '../Layout/NoSuchPage';
import layout from '../Layout/Layout.module.css';
import { AccountContent } from './AccountContent';

/** The page of one account. */
export function AccountPage() {
  const params = useParams();
  const kind = ACCOUNT_KINDS.find(one => one === params.kind);
  return kind ? (
    <KnownKind account={{ kind, id: params.id ?? '' }} />
  ) : (
    <NoSuchPage />
  );
}

function KnownKind({ account }: { account: AccountRef }) {
  const { t, title, problemWords } = useWords();
  const accounts = useRouteRef(accountsRouteRef);
  const entityLink = useEntityRefLink();
  const context = useCostsContext();
  const choice = useMonthChoice();
  const entityRef = entityOfAccount(account);
  return (
    <>
      <Header
        title={title(account)}
        description={t(`account.kind.${account.kind}`)}
        breadcrumbs={[
          {
            label: t(`account.kinds.${account.kind}`),
            href: accounts?.({ kind: account.kind }) ?? '',
          },
        ]}
      />
      <Container>
        <QueryState query={context} words={problemWords}>
          {data => (
            <div className={layout.page}>
              <MonthControls context={data} choice={choice} withIdle>
                {entityRef && (
                  <Link href={entityLink(entityRef)}>
                    {t('account.catalog')}
                  </Link>
                )}
              </MonthControls>
              <AccountContent
                account={account}
                context={data}
                choice={choice}
              />
            </div>
          )}
        </QueryState>
      </Container>
    </>
  );
}
