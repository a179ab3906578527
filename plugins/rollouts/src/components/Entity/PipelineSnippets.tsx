import {
  configApiRef,
  discoveryApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { EntityName, WorkloadRef } from '@dugnad/plugin-rollouts-common';
import { useQuery } from '@tanstack/react-query';
import {
  badgeMarkdown,
  deliveryCommand,
  statusUrl,
  waitCommand,
} from '../../lib/pipelineSnippets';
import { rolloutsTranslationRef } from '../../translation/rolloutsTranslationRef';
import { Snippet } from '../Snippet/Snippet';
import styles from './Entity.module.css';

/** Props of `PipelineSnippets`. */
export interface PipelineSnippetsProps {
  entity: EntityName;
  entityRef: string;
  /** The workload a pipeline would wait for. */
  workload?: WorkloadRef;
}

/** What a README and a pipeline can make of the rollout, ready to copy. */
export function PipelineSnippets(props: PipelineSnippetsProps) {
  const { entity, entityRef, workload } = props;
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const discovery = useApi(discoveryApiRef);
  const appUrl = useApi(configApiRef).getString('app.baseUrl');
  const { data: apiUrl } = useQuery({
    queryKey: ['rollouts-address'],
    queryFn: () => discovery.getBaseUrl('rollouts'),
    staleTime: Infinity,
    refetchInterval: false,
  });
  if (!apiUrl) return null;
  const address = { appUrl, apiUrl };
  return (
    <div className={styles.snippets}>
      <Snippet
        title={t('pipeline.badge')}
        note={t('pipeline.badgeNote')}
        text={badgeMarkdown(address, entity, t('pipeline.badgeAlt'))}
      />
      {workload && (
        <Snippet
          title={t('pipeline.wait')}
          note={t('pipeline.waitNote')}
          text={waitCommand(address, workload)}
        />
      )}
      <Snippet
        title={t('pipeline.report')}
        note={t('pipeline.reportNote')}
        text={deliveryCommand(address, entityRef)}
      />
      <Snippet title={t('pipeline.status')} text={statusUrl(address, entity)} />
    </div>
  );
}
