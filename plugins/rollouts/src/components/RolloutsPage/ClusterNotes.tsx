import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert } from '@backstage/ui';
import { useLanguage } from '@dugnad/plugin-clusters-react';
import { ClusterFreshness } from '@dugnad/plugin-rollouts-common';
import { rolloutsTranslationRef } from '../../translation/rolloutsTranslationRef';

/** Props of `ClusterNotes`. */
export interface ClusterNotesProps {
  clusters: ClusterFreshness[];
}

/** A word about each cluster of which less than everything is known. */
export function ClusterNotes({ clusters }: ClusterNotesProps) {
  return (
    <>
      {clusters.map(cluster => (
        <ClusterNote key={cluster.name} cluster={cluster} />
      ))}
    </>
  );
}

function ClusterNote({ cluster }: { cluster: ClusterFreshness }) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const language = useLanguage();
  const { title, state, since, error } = cluster;
  if (state === 'unreachable') {
    const time = new Date(since).toLocaleString(language);
    return (
      <Alert
        status="warning"
        icon
        title={t('cluster.unreachable', { title, time })}
        description={t('cluster.unreachableHelp', { error: error ?? '' })}
      />
    );
  }
  if (state === 'connecting') {
    return (
      <Alert status="info" icon title={t('cluster.connecting', { title })} />
    );
  }
  return error ? (
    <Alert
      status="warning"
      icon
      title={t('cluster.incomplete', { title })}
      description={error}
    />
  ) : null;
}
