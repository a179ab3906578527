import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import { ButtonLink, Link } from '@backstage/ui';
import {
  clockTime,
  HomeCard,
  HomeLines,
  HomeNote,
  HomeQuery,
  useLanguage,
  useMyOwnerRefs,
} from '@dugnad/plugin-clusters-react';
import { Claim } from '@dugnad/plugin-namespaces-common';
import { QueryClientProvider } from '@tanstack/react-query';
import { queryClient } from '../../hooks/queryClient';
import { useClaims } from '../../hooks/useClaims';
import { useLiveClaims } from '../../hooks/useLiveClaims';
import { claimTone } from '../../lib/claimTone';
import { requestRouteRef, rootRouteRef } from '../../routes';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';
import { ClaimState } from '../ClaimState/ClaimState';

const MOST = 200;
const SHOWN = 8;

const isWell = (claim: Claim) => claimTone(claim) === 'positive';

/** A card of the home page: namespaces of the person's teams, what is on its way or needs attention first. */
export function NamespacesWidget() {
  const ownerRefs = useMyOwnerRefs();
  return (
    <QueryClientProvider client={queryClient}>
      {ownerRefs && <Namespaces ownerRefs={ownerRefs} />}
    </QueryClientProvider>
  );
}

function Namespaces({ ownerRefs }: { ownerRefs: string[] }) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const query = useClaims({ owner: ownerRefs, limit: MOST });
  useLiveClaims();
  const namespacesLink = useRouteRef(rootRouteRef);
  return (
    <HomeCard
      title={t('home.namespaces.title')}
      allHref={namespacesLink?.()}
      allText={t('home.namespaces.allLink')}
    >
      <HomeQuery query={query}>
        {({ items }) =>
          items.length ? <ClaimLines claims={items} /> : <NoNamespaces />
        }
      </HomeQuery>
    </HomeCard>
  );
}

function NoNamespaces() {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const requestLink = useRouteRef(requestRouteRef);
  return (
    <HomeNote>
      <p>{t('home.namespaces.empty')}</p>
      {requestLink && (
        <ButtonLink href={requestLink()} variant="secondary">
          {t('home.requestNamespace')}
        </ButtonLink>
      )}
    </HomeNote>
  );
}

function ClaimLines({ claims }: { claims: Claim[] }) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const language = useLanguage();
  const linkTo = useEntityRefLink();
  const lines = [...claims]
    .sort(
      (a, b) =>
        Number(isWell(a)) - Number(isWell(b)) || a.name.localeCompare(b.name),
    )
    .slice(0, SHOWN)
    .map(claim => ({
      key: claim.id,
      name: (
        <Link href={linkTo(claim.entityRef)} weight="bold" standalone>
          {claim.name}
        </Link>
      ),
      mark: <ClaimState claim={claim} />,
      description: `${claim.cluster} · ${claim.environment} · ${
        parseEntityRef(claim.ownerRef).name
      }`,
      reason: claim.unknownSince
        ? t('home.namespaces.unknownSince', {
            time: clockTime(claim.unknownSince, new Date(), language),
          })
        : !isWell(claim) && claim.stateReason,
    }));
  return <HomeLines lines={lines} total={claims.length} />;
}
