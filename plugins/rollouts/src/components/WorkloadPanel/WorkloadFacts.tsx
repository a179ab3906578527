import { Fragment } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import { Since } from '@dugnad/plugin-clusters-react';
import { WorkloadDetail } from '@dugnad/plugin-rollouts-common';
import { rolloutsTranslationRef } from '../../translation/rolloutsTranslationRef';
import styles from './WorkloadPanel.module.css';

const shortRef = (ref: string) => ref.replace(/^.*[:/]/, '');

/** Where a workload is, whose it is, and which revision since when. */
export function WorkloadFacts({ workload }: { workload: WorkloadDetail }) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const entityLink = useEntityRefLink();
  const { kind, namespace, environment, ownerRef, entityRef, claimedBy } =
    workload;
  const { revision, revisedAt, clusterState } = workload;
  return (
    <p className={styles.facts}>
      <span>
        {t('detail.where', { kind, namespace, cluster: clusterState.title })}
      </span>
      {environment && <span>{environment}</span>}
      {ownerRef && (
        <span>
          {t('detail.owner')}{' '}
          <Link href={entityLink(ownerRef)}>{shortRef(ownerRef)}</Link>
        </span>
      )}
      {entityRef && (
        <span>
          {t('detail.component')}{' '}
          <Link href={entityLink(entityRef)}>{shortRef(entityRef)}</Link>
        </span>
      )}
      {claimedBy && (
        <span>
          {t('detail.claimedBy')}{' '}
          {claimedBy.map((ref, index) => (
            <Fragment key={ref}>
              {index > 0 && ', '}
              <Link href={entityLink(ref)}>{shortRef(ref)}</Link>
            </Fragment>
          ))}
        </span>
      )}
      {revision && (
        <span>
          {t('rollback.option', { revision })}
          {revisedAt && ', '}
          {revisedAt && <Since at={revisedAt} />}
        </span>
      )}
    </p>
  );
}
