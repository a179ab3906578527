import { Entity } from '@backstage/catalog-model';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  EntityDisplayName,
  useEntityRefLink,
} from '@backstage/plugin-catalog-react';
import { ButtonLink, Link } from '@backstage/ui';
import { QueryState } from '@dugnad/plugin-clusters-react';
import { Workload } from '@dugnad/plugin-rollouts-common';
import { appTranslationRef } from '../translations/appTranslationRef';
import { HealthBadge } from './HealthBadge';
import { HomeCard } from './HomeCard';
import { catalogRouteRef, createServiceRouteRef } from './homeRoutes';
import { ServiceRow, summariseServices } from './summariseServices';
import { useTeamServices } from './useTeamData';
import styles from './HomePage.module.css';

const SHOWN = 10;

export interface ServicesCardProps {
  ownerRefs: string[];
  /** Undefined while not known. */
  workloads: Workload[] | undefined;
}

/** What the person's teams own, with owner and health. */
export function ServicesCard(props: ServicesCardProps) {
  const { ownerRefs, workloads } = props;
  const { t } = useTranslationRef(appTranslationRef);
  const query = useTeamServices(ownerRefs);
  const catalogLink = useRouteRef(catalogRouteRef);
  return (
    <HomeCard
      title={t('home.services.title')}
      allHref={catalogLink?.()}
      allText={t('home.services.allLink')}
    >
      <QueryState query={query} noteClassName={styles.wait}>
        {({ items }) =>
          items.length ? (
            <ServicesTable components={items} workloads={workloads} />
          ) : (
            <NoServices
              hasTeam={ownerRefs.some(ref => ref.startsWith('group:'))}
            />
          )
        }
      </QueryState>
    </HomeCard>
  );
}

function NoServices(props: { hasTeam: boolean }) {
  const { t } = useTranslationRef(appTranslationRef);
  const createLink = useRouteRef(createServiceRouteRef);
  if (!props.hasTeam) {
    return (
      <p className={styles.note}>
        {t('home.services.noTeam')} {t('home.services.noTeamHelp')}
      </p>
    );
  }
  return (
    <div className={styles.note}>
      <p>
        {t('home.services.empty')} {t('home.services.emptyHelp')}
      </p>
      {createLink && (
        <ButtonLink href={createLink()} variant="secondary">
          {t('home.createService')}
        </ButtonLink>
      )}
    </div>
  );
}

function ServicesTable(props: {
  components: Entity[];
  workloads: Workload[] | undefined;
}) {
  const { t } = useTranslationRef(appTranslationRef);
  const rows = summariseServices(props.components, props.workloads);
  const hidden = rows.length - SHOWN;
  return (
    <>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('home.services.name')}</th>
            <th scope="col">{t('home.services.owner')}</th>
            <th scope="col">{t('home.services.health')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, SHOWN).map(row => (
            <ServiceLine key={row.entityRef} row={row} />
          ))}
        </tbody>
      </table>
      {hidden > 0 && (
        <p className={styles.more}>
          {t('home.services.more', { number: String(hidden) })}
        </p>
      )}
    </>
  );
}

function ServiceLine(props: { row: ServiceRow }) {
  const { row } = props;
  const linkTo = useEntityRefLink();
  return (
    <tr>
      <td>
        <Link href={linkTo(row.entityRef)} weight="bold" standalone>
          {row.title}
        </Link>
        {row.description && (
          <span className={styles.description} title={row.description}>
            {row.description}
          </span>
        )}
      </td>
      <td>
        {row.ownerRef && (
          <Link href={linkTo(row.ownerRef)} standalone>
            <EntityDisplayName
              entityRef={row.ownerRef}
              hideIcon
              disableTooltip
            />
          </Link>
        )}
      </td>
      <td>
        <HealthBadge health={row.health} />
      </td>
    </tr>
  );
}
