import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import {
  clockTime,
  HomeCard,
  HomeLines,
  HomeNote,
  HomeQuery,
  useLanguage,
  useMyOwnerRefs,
} from '@dugnad/plugin-clusters-react';
import { Workload } from '@dugnad/plugin-rollouts-common';
import { QueryClientProvider } from '@tanstack/react-query';
import { queryClient } from '../../hooks/queryClient';
import { useMyRollouts } from '../../hooks/useMyRollouts';
import { troubledWorkloads } from '../../lib/troubledWorkloads';
import { rootRouteRef } from '../../routes';
import { rolloutsTranslationRef } from '../../translation/rolloutsTranslationRef';
import { StatusMark } from '../StatusMark/StatusMark';

const SHOWN = 6;

/** A card of the home page: workloads of the person's teams that need a look. */
export function TroubleWidget() {
  const ownerRefs = useMyOwnerRefs();
  return (
    <QueryClientProvider client={queryClient}>
      {ownerRefs && <Trouble ownerRefs={ownerRefs} />}
    </QueryClientProvider>
  );
}

function Trouble({ ownerRefs }: { ownerRefs: string[] }) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const rolloutsLink = useRouteRef(rootRouteRef);
  return (
    <HomeCard
      title={t('home.trouble.title')}
      allHref={rolloutsLink?.()}
      allText={t('home.trouble.allLink')}
    >
      <HomeQuery query={useMyRollouts(ownerRefs)}>
        {({ items }) => <TroubleList workloads={items} />}
      </HomeQuery>
    </HomeCard>
  );
}

function TroubleList({ workloads }: { workloads: Workload[] }) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const language = useLanguage();
  const linkTo = useEntityRefLink();
  const troubled = troubledWorkloads(workloads);
  if (!troubled.length) {
    return (
      <HomeNote>
        {t(
          workloads.length ? 'home.trouble.empty' : 'home.trouble.noWorkloads',
        )}
      </HomeNote>
    );
  }
  const lines = troubled.slice(0, SHOWN).map(workload => {
    const { name, cluster, namespace, entityRef, staleSince } = workload;
    const { status, message } = workload.verdict;
    return {
      key: workload.uid,
      name: entityRef ? (
        <Link href={linkTo(entityRef)} weight="bold" standalone>
          {name}
        </Link>
      ) : (
        <strong>{name}</strong>
      ),
      mark: <StatusMark status={staleSince ? 'Unknown' : status} />,
      description: `${cluster} / ${namespace}`,
      reason: staleSince
        ? t('home.trouble.since', {
            time: clockTime(staleSince, new Date(), language),
          })
        : message,
    };
  });
  return <HomeLines lines={lines} total={troubled.length} />;
}
