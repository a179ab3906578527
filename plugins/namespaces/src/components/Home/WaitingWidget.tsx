import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import {
  HomeCard,
  HomeLines,
  HomeQuery,
  Since,
} from '@dugnad/plugin-clusters-react';
import { NamespaceRequest } from '@dugnad/plugin-namespaces-common';
import { QueryClientProvider } from '@tanstack/react-query';
import { queryClient } from '../../hooks/queryClient';
import { useLiveClaims } from '../../hooks/useLiveClaims';
import { useRequests } from '../../hooks/useRequests';
import { approvalRouteRef, approvalsRouteRef } from '../../routes';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';

const SHOWN = 5;

/** A card of the home page: requests that wait for this person. Where none does there is no card: most people never decide one. */
export function WaitingWidget() {
  return (
    <QueryClientProvider client={queryClient}>
      <Waiting />
    </QueryClientProvider>
  );
}

function Waiting() {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const approvalsLink = useRouteRef(approvalsRouteRef);
  const query = useRequests({
    state: ['waiting'],
    for: 'me-to-decide',
    limit: SHOWN,
  });
  useLiveClaims();
  if (!query.error && !query.data?.totalItems) return null;
  return (
    <HomeCard
      title={t('home.waiting.title')}
      allHref={approvalsLink?.()}
      allText={t('home.waiting.allLink')}
    >
      <HomeQuery query={query}>
        {({ items, totalItems }) => (
          <RequestLines requests={items} total={totalItems} />
        )}
      </HomeQuery>
    </HomeCard>
  );
}

function RequestLines(props: { requests: NamespaceRequest[]; total: number }) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const link = useRouteRef(approvalRouteRef);
  const lines = props.requests.map(
    ({ id, kind, claim, requestedBy, requestedAt }) => ({
      key: id,
      name: (
        <Link href={link?.({ id }) ?? ''} weight="bold" standalone>
          {claim.name}
        </Link>
      ),
      mark: <span>{t(`home.kind.${kind}`)}</span>,
      description: (
        <>
          {claim.cluster} · {claim.environment} ·{' '}
          {parseEntityRef(requestedBy, { defaultKind: 'user' }).name},{' '}
          <Since at={requestedAt} />
        </>
      ),
    }),
  );
  return <HomeLines lines={lines} total={props.total} />;
}
