import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { Since, StateIcon, toneOf } from '@dugnad/plugin-clusters-react';
import { MatrixEntry } from '../../lib/rolloutMatrix';
import { workloadRouteRef } from '../../routes';
import { rolloutsTranslationRef } from '../../translation/rolloutsTranslationRef';
import { StatusMark } from '../StatusMark/StatusMark';
import styles from './RolloutsPage.module.css';

/** Props of `MatrixCell`. */
export interface MatrixCellProps {
  entry: MatrixEntry;
  application: string;
  clusterTitle: string;
}

/** One workload in one place. What is well stays quiet: only a shape; everything else says its state. */
export function MatrixCell(props: MatrixCellProps) {
  const { entry, application, clusterTitle } = props;
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const linkTo = useRouteRef(workloadRouteRef);
  const { cluster, namespace, kind, name, status, available, desired } = entry;
  const label = entry.version ?? kind;
  return (
    <div className={styles.entry}>
      <div className={styles.entryHead}>
        {status === 'Healthy' ? (
          <StateIcon
            tone={toneOf('rollout', status)}
            label={t(`status.${status}`)}
          />
        ) : (
          <StatusMark status={status} />
        )}
        <Link
          className={styles.version}
          href={linkTo?.({ cluster, namespace, kind, name })}
          aria-label={`${name} ${label}, ${clusterTitle}`}
        >
          {label}
        </Link>
      </div>
      <span className={styles.secondary}>
        {clusterTitle}
        {name !== application && ` · ${name}`}
        {desired !== undefined &&
          ` · ${t('matrix.available', {
            available: String(available ?? 0),
            desired: String(desired),
          })}`}
        {' · '}
        <Since at={entry.staleSince ?? entry.since} />
      </span>
    </div>
  );
}
