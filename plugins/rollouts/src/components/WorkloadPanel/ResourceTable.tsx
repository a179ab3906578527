import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert } from '@backstage/ui';
import { Since } from '@dugnad/plugin-clusters-react';
import { Resource, ResourceGap } from '@dugnad/plugin-rollouts-common';
import { useVerdictText } from '../../hooks/useVerdictText';
import { rolloutsTranslationRef } from '../../translation/rolloutsTranslationRef';
import { StatusMark } from '../StatusMark/StatusMark';
import { DetailTable } from './DetailTable';
import styles from './WorkloadPanel.module.css';

/** Props of `ResourceTable`. */
export interface ResourceTableProps {
  resources: Resource[];
  gaps: ResourceGap[];
}

/** Judged objects, and kinds of which nothing is known. */
export function ResourceTable({ resources, gaps }: ResourceTableProps) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const textOf = useVerdictText();
  return (
    <div className={styles.panel}>
      {gaps.length > 0 && (
        <Alert
          status="warning"
          icon
          title={t('related.gapsTitle')}
          description={gaps
            .map(({ state, kind, cluster }) =>
              t(`related.gap.${state}`, { kind, cluster }),
            )
            .join('. ')}
        />
      )}
      {resources.length === 0 ? (
        <p className={styles.help}>{t('related.empty')}</p>
      ) : (
        <DetailTable
          label={t('view.related')}
          headings={[t('related.object'), t('related.state'), t('related.age')]}
          rows={resources.map(({ uid, kind, name, verdict, createdAt }) => ({
            key: uid,
            cells: [
              <>
                <span className={styles.secondary}>{kind}</span> {name}
              </>,
              <>
                <StatusMark status={verdict.status} /> {textOf(verdict)}
              </>,
              <Since at={createdAt} />,
            ],
          }))}
        />
      )}
    </div>
  );
}
