import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import {
  clockTime,
  QueryState,
  useLanguage,
} from '@dugnad/plugin-clusters-react';
import { Workload, WorkloadPage } from '@dugnad/plugin-rollouts-common';
import { UseQueryResult } from '@tanstack/react-query';
import { appTranslationRef } from '../translations/appTranslationRef';
import { HealthBadge } from './HealthBadge';
import { HomeCard } from './HomeCard';
import { rolloutsRouteRef } from './homeRoutes';
import { troubledWorkloads } from './troubledWorkloads';
import styles from './HomePage.module.css';

const SHOWN = 6;

/** Workloads of the person's teams that need a look. */
export function TroubleCard(props: { query: UseQueryResult<WorkloadPage> }) {
  const { t } = useTranslationRef(appTranslationRef);
  const rolloutsLink = useRouteRef(rolloutsRouteRef);
  return (
    <HomeCard
      title={t('home.trouble.title')}
      allHref={rolloutsLink?.()}
      allText={t('home.trouble.allLink')}
    >
      <QueryState query={props.query} noteClassName={styles.wait}>
        {({ items }) => <TroubleList workloads={items} />}
      </QueryState>
    </HomeCard>
  );
}

function TroubleList(props: { workloads: Workload[] }) {
  const { workloads } = props;
  const { t } = useTranslationRef(appTranslationRef);
  const troubled = troubledWorkloads(workloads);
  if (!troubled.length) {
    return (
      <p className={styles.note}>
        {t(
          workloads.length ? 'home.trouble.empty' : 'home.trouble.noWorkloads',
        )}
      </p>
    );
  }
  return (
    <ul className={styles.list}>
      {troubled.slice(0, SHOWN).map(workload => (
        <TroubleLine key={workload.uid} workload={workload} />
      ))}
      {troubled.length > SHOWN && (
        <li className={styles.more}>
          {t('home.services.more', {
            number: String(troubled.length - SHOWN),
          })}
        </li>
      )}
    </ul>
  );
}

function TroubleLine(props: { workload: Workload }) {
  const { workload } = props;
  const { t } = useTranslationRef(appTranslationRef);
  const language = useLanguage();
  const linkTo = useEntityRefLink();
  const { staleSince, entityRef, verdict } = workload;
  return (
    <li className={styles.line}>
      <div className={styles.lineHead}>
        {entityRef ? (
          <Link href={linkTo(entityRef)} weight="bold" standalone>
            {workload.name}
          </Link>
        ) : (
          <strong>{workload.name}</strong>
        )}
        <HealthBadge health={staleSince ? 'Unknown' : verdict.status} />
      </div>
      <span className={styles.description}>
        {workload.cluster} / {workload.namespace}
      </span>
      <span className={styles.reason}>
        {staleSince
          ? t('home.trouble.since', {
              time: clockTime(staleSince, new Date(), language),
            })
          : verdict.message}
      </span>
    </li>
  );
}
