import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { ButtonLink } from '@backstage/ui';
import {
  HomeCard,
  HomeNote,
  HomeQuery,
  useMyOwnerRefs,
} from '@dugnad/plugin-clusters-react';
import { QueryClientProvider } from '@tanstack/react-query';
import { queryClient } from '../../hooks/queryClient';
import { useMyRollouts } from '../../hooks/useMyRollouts';
import { useMyServices } from '../../hooks/useMyServices';
import { catalogRouteRef, createServiceRouteRef } from '../../routes';
import { rolloutsTranslationRef } from '../../translation/rolloutsTranslationRef';
import { ServicesTable } from './ServicesTable';

/** A card of the home page: what the person's teams own, with owner and health. */
export function ServicesWidget() {
  const ownerRefs = useMyOwnerRefs();
  return (
    <QueryClientProvider client={queryClient}>
      {ownerRefs && <Services ownerRefs={ownerRefs} />}
    </QueryClientProvider>
  );
}

function Services({ ownerRefs }: { ownerRefs: string[] }) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const services = useMyServices(ownerRefs);
  const rollouts = useMyRollouts(ownerRefs);
  const catalogLink = useRouteRef(catalogRouteRef);
  return (
    <HomeCard
      title={t('home.services.title')}
      allHref={catalogLink?.()}
      allText={t('home.services.allLink')}
    >
      <HomeQuery query={services}>
        {({ items }) =>
          items.length ? (
            <ServicesTable
              components={items}
              workloads={rollouts.data?.items}
            />
          ) : (
            <NoServices
              hasTeam={ownerRefs.some(ref => ref.startsWith('group:'))}
            />
          )
        }
      </HomeQuery>
    </HomeCard>
  );
}

function NoServices({ hasTeam }: { hasTeam: boolean }) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const createLink = useRouteRef(createServiceRouteRef);
  return hasTeam ? (
    <HomeNote>
      <p>
        {t('home.services.empty')} {t('home.services.emptyHelp')}
      </p>
      {createLink && (
        <ButtonLink href={createLink()} variant="secondary">
          {t('home.createService')}
        </ButtonLink>
      )}
    </HomeNote>
  ) : (
    <HomeNote>
      {t('home.services.noTeam')} {t('home.services.noTeamHelp')}
    </HomeNote>
  );
}
