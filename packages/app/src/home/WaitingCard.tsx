import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { QueryState, Since } from '@dugnad/plugin-clusters-react';
import { NamespaceRequest } from '@dugnad/plugin-namespaces-common';
import { appTranslationRef } from '../translations/appTranslationRef';
import { HomeCard } from './HomeCard';
import { approvalRouteRef, approvalsRouteRef } from './homeRoutes';
import { useRequestsToDecide } from './useTeamData';
import styles from './HomePage.module.css';

const SHOWN = 5;

/** Requests that wait for this person. Where none does there is no card: most people never decide one. */
export function WaitingCard() {
  const { t } = useTranslationRef(appTranslationRef);
  const approvalsLink = useRouteRef(approvalsRouteRef);
  const query = useRequestsToDecide();
  const count = query.data?.totalItems ?? 0;
  if (!query.error && count === 0) return null;
  return (
    <HomeCard
      title={t('home.waiting.title')}
      allHref={approvalsLink?.()}
      allText={t('home.waiting.allLink')}
    >
      <QueryState query={query} noteClassName={styles.wait}>
        {({ items, totalItems }) => (
          <ul className={styles.list}>
            {items.slice(0, SHOWN).map(request => (
              <RequestLine key={request.id} request={request} />
            ))}
            {totalItems > SHOWN && (
              <li className={styles.more}>
                {t('home.services.more', {
                  number: String(totalItems - SHOWN),
                })}
              </li>
            )}
          </ul>
        )}
      </QueryState>
    </HomeCard>
  );
}

function RequestLine({ request }: { request: NamespaceRequest }) {
  const { t } = useTranslationRef(appTranslationRef);
  const link = useRouteRef(approvalRouteRef);
  const { id, kind, claim, requestedBy, requestedAt } = request;
  return (
    <li className={styles.line}>
      <div className={styles.lineHead}>
        <Link href={link?.({ id }) ?? ''} weight="bold" standalone>
          {claim.name}
        </Link>
        <span>{t(`requestKind.${kind}`)}</span>
      </div>
      <span className={styles.description}>
        {claim.cluster} · {claim.environment} ·{' '}
        {parseEntityRef(requestedBy, { defaultKind: 'user' }).name},{' '}
        <Since at={requestedAt} />
      </span>
    </li>
  );
}
