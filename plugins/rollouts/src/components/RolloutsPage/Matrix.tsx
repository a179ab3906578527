import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import { Since } from '@dugnad/plugin-clusters-react';
import { ClusterFreshness, Workload } from '@dugnad/plugin-rollouts-common';
import { useMemo } from 'react';
import {
  MatrixColumn,
  MatrixRow,
  rolloutMatrix,
} from '../../lib/rolloutMatrix';
import { workloadRouteRef } from '../../routes';
import { rolloutsTranslationRef } from '../../translation/rolloutsTranslationRef';
import { StatusMark } from '../StatusMark/StatusMark';
import styles from './RolloutsPage.module.css';

/** Props of `Matrix`. */
export interface MatrixProps {
  workloads: Workload[];
  clusters: ClusterFreshness[];
}

/** Applications × environments and clusters, with version, health and age. */
export function Matrix({ workloads, clusters }: MatrixProps) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const { columns, rows } = useMemo(
    () => rolloutMatrix(workloads),
    [workloads],
  );
  const titleOf = (column: MatrixColumn) => {
    const cluster = clusters.find(({ name }) => name === column.cluster);
    const environment = column.environment ?? t('matrix.noEnvironment');
    return `${environment} · ${cluster?.title ?? column.cluster}`;
  };
  return (
    <div
      className={styles.scroll}
      role="region"
      aria-label={t('matrix.title')}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
      tabIndex={0}
    >
      <table className={styles.matrix}>
        <thead>
          <tr>
            <th scope="col">{t('matrix.application')}</th>
            {columns.map(column => (
              <th key={column.id} scope="col">
                {titleOf(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={row.entityRef ?? row.application}>
              <RowHead row={row} />
              {columns.map(column => (
                <td key={column.id} data-place={titleOf(column)}>
                  {row.cells.get(column.id)?.map(workload => (
                    <MatrixCell key={workload.uid} workload={workload} />
                  ))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function RowHead({ row }: { row: MatrixRow }) {
  const entityLink = useEntityRefLink();
  const { t } = useTranslationRef(rolloutsTranslationRef);
  return (
    <th scope="row">
      {row.entityRef ? (
        <Link href={entityLink(row.entityRef)}>{row.application}</Link>
      ) : (
        row.application
      )}
      {row.skewed && <p className={styles.secondary}>{t('matrix.skew')}</p>}
    </th>
  );
}

function MatrixCell({ workload }: { workload: Workload }) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const linkTo = useRouteRef(workloadRouteRef);
  const { cluster, namespace, kind, name, replicas } = workload;
  const label = workload.version ?? kind;
  return (
    <div className={styles.cell}>
      <Link
        className={styles.version}
        href={linkTo?.({ cluster, namespace, kind, name })}
        aria-label={`${name} ${label}`}
      >
        {label}
      </Link>
      <StatusMark status={workload.verdict.status} />
      <span className={styles.secondary}>
        {name !== workload.application && `${name} · `}
        {replicas &&
          `${t('matrix.available', {
            available: String(replicas.available),
            desired: String(replicas.desired),
          })} · `}
        <Since at={workload.revisedAt ?? workload.createdAt} />
      </span>
    </div>
  );
}
