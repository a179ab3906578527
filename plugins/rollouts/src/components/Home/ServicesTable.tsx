import { Entity } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  EntityDisplayName,
  useEntityRefLink,
} from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import { HomeNote } from '@dugnad/plugin-clusters-react';
import { Workload } from '@dugnad/plugin-rollouts-common';
import { ServiceRow, summariseServices } from '../../lib/summariseServices';
import { rolloutsTranslationRef } from '../../translation/rolloutsTranslationRef';
import { HealthMark } from './HealthMark';
import styles from './Home.module.css';

const SHOWN = 10;

/** Props of `ServicesTable`. */
export interface ServicesTableProps {
  components: Entity[];
  /** Undefined while not known. */
  workloads: Workload[] | undefined;
}

/** Services with owner and health, the most urgent first. */
export function ServicesTable({ components, workloads }: ServicesTableProps) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const rows = summariseServices(components, workloads);
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
        <HomeNote>{t('home.more', { number: String(hidden) })}</HomeNote>
      )}
    </>
  );
}

function ServiceLine({ row }: { row: ServiceRow }) {
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
        <HealthMark health={row.health} />
      </td>
    </tr>
  );
}
