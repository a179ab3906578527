import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import { ButtonLink, Link } from '@backstage/ui';
import {
  clockTime,
  QueryState,
  StateMark,
  Tone,
  useLanguage,
} from '@dugnad/plugin-clusters-react';
import { Claim, ClaimState } from '@dugnad/plugin-namespaces-common';
import { appTranslationRef } from '../translations/appTranslationRef';
import { HomeCard } from './HomeCard';
import { namespacesRouteRef, requestNamespaceRouteRef } from './homeRoutes';
import { useTeamNamespaces } from './useTeamData';
import styles from './HomePage.module.css';

const SHOWN = 8;

const TONES: Record<ClaimState, Tone> = {
  requested: 'busy',
  waiting: 'busy',
  approved: 'busy',
  provisioning: 'busy',
  ready: 'positive',
  adopted: 'positive',
  drifted: 'warning',
  partial: 'negative',
  expiring: 'warning',
  expired: 'warning',
  deleting: 'busy',
  rejected: 'negative',
  withdrawn: 'quiet',
  'timed-out': 'quiet',
  deleted: 'quiet',
};

function isSettled({ state, unknownSince }: Claim): boolean {
  return TONES[state] === 'positive' && !unknownSince;
}

/** Namespaces of the person's teams: what is on its way or needs attention comes first. */
export function NamespacesCard(props: { ownerRefs: string[] }) {
  const { t } = useTranslationRef(appTranslationRef);
  const query = useTeamNamespaces(props.ownerRefs);
  const namespacesLink = useRouteRef(namespacesRouteRef);
  return (
    <HomeCard
      title={t('home.namespaces.title')}
      allHref={namespacesLink?.()}
      allText={t('home.namespaces.allLink')}
    >
      <QueryState query={query} noteClassName={styles.wait}>
        {({ items }) => <ClaimList claims={items} />}
      </QueryState>
    </HomeCard>
  );
}

function ClaimList(props: { claims: Claim[] }) {
  const { t } = useTranslationRef(appTranslationRef);
  const requestLink = useRouteRef(requestNamespaceRouteRef);
  const claims = [...props.claims].sort(
    (a, b) =>
      Number(isSettled(a)) - Number(isSettled(b)) ||
      a.name.localeCompare(b.name),
  );
  if (!claims.length) {
    return (
      <div className={styles.note}>
        <p>{t('home.namespaces.empty')}</p>
        {requestLink && (
          <ButtonLink href={requestLink()} variant="secondary">
            {t('home.requestNamespace')}
          </ButtonLink>
        )}
      </div>
    );
  }
  return (
    <ul className={styles.list}>
      {claims.slice(0, SHOWN).map(claim => (
        <ClaimLine key={claim.id} claim={claim} />
      ))}
      {claims.length > SHOWN && (
        <li className={styles.more}>
          {t('home.services.more', { number: String(claims.length - SHOWN) })}
        </li>
      )}
    </ul>
  );
}

function ClaimLine(props: { claim: Claim }) {
  const { claim } = props;
  const { t } = useTranslationRef(appTranslationRef);
  const language = useLanguage();
  const linkTo = useEntityRefLink();
  const { unknownSince } = claim;
  return (
    <li className={styles.line}>
      <div className={styles.lineHead}>
        <Link href={linkTo(claim.entityRef)} weight="bold" standalone>
          {claim.name}
        </Link>
        <StateMark tone={unknownSince ? 'unknown' : TONES[claim.state]}>
          {t(`claimState.${claim.state}`)}
        </StateMark>
      </div>
      <span className={styles.description}>
        {claim.cluster} · {claim.environment} ·{' '}
        {parseEntityRef(claim.ownerRef).name}
      </span>
      {(unknownSince || (claim.stateReason && !isSettled(claim))) && (
        <span className={styles.reason}>
          {unknownSince
            ? t('home.namespaces.unknownSince', {
                time: clockTime(unknownSince, new Date(), language),
              })
            : claim.stateReason}
        </span>
      )}
    </li>
  );
}
