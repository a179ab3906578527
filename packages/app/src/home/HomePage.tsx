import { useState } from 'react';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { ButtonLink } from '@backstage/ui';
import {
  createPluginQueryClient,
  useLanguage,
} from '@dugnad/plugin-clusters-react';
import { RiAddLine } from '@remixicon/react';
import { QueryClientProvider } from '@tanstack/react-query';
import { Profile, useProfile } from '../layout/useProfile';
import { appTranslationRef } from '../translations/appTranslationRef';
import { greetingOf } from './greetingOf';
import { createServiceRouteRef } from './homeRoutes';
import { NamespacesCard } from './NamespacesCard';
import { ServicesCard } from './ServicesCard';
import { TroubleCard } from './TroubleCard';
import { WaitingCard } from './WaitingCard';
import { useTeamRollouts } from './useTeamData';
import styles from './HomePage.module.css';

/** A person's own corner: services, trouble and namespaces of their teams, and the way to a new service. */
export function HomePage() {
  const profile = useProfile();
  const [queryClient] = useState(() =>
    createPluginQueryClient({ staleMs: 5_000 }),
  );
  return (
    <QueryClientProvider client={queryClient}>
      <main className={styles.page}>
        <Greeting profile={profile} />
        {profile && <TeamCards ownerRefs={profile.ownershipEntityRefs} />}
      </main>
    </QueryClientProvider>
  );
}

function Greeting(props: { profile: Profile | undefined }) {
  const { profile } = props;
  const { t } = useTranslationRef(appTranslationRef);
  const language = useLanguage();
  const createLink = useRouteRef(createServiceRouteRef);
  const now = new Date();
  const name = profile?.name.split(' ')[0];
  return (
    <div className={styles.hero}>
      <div>
        <p className={styles.date}>
          {new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
            weekday: 'long',
            day: 'numeric',
            month: 'long',
          }).format(now)}
        </p>
        <h1 className={styles.greeting}>
          {name
            ? t(`home.greeting.${greetingOf(now.getHours())}`, { name })
            : t('home.greeting.anyone')}
        </h1>
      </div>
      {createLink && (
        <ButtonLink
          href={createLink()}
          variant="primary"
          size="medium"
          iconStart={<RiAddLine />}
        >
          {t('home.createService')}
        </ButtonLink>
      )}
    </div>
  );
}

function TeamCards(props: { ownerRefs: string[] }) {
  const { ownerRefs } = props;
  const rollouts = useTeamRollouts(ownerRefs);
  return (
    <div className={styles.columns}>
      <ServicesCard ownerRefs={ownerRefs} workloads={rollouts.data?.items} />
      <div className={styles.column}>
        <WaitingCard />
        <TroubleCard query={rollouts} />
        <NamespacesCard ownerRefs={ownerRefs} />
      </div>
    </div>
  );
}
