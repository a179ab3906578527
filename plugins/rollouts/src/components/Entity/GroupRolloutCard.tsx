import { stringifyEntityRef } from '@backstage/catalog-model';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import { StateMark } from '@dugnad/plugin-clusters-react';
import { QueryClientProvider } from '@tanstack/react-query';
import { queryClient } from '../../hooks/queryClient';
import { useWorkloads } from '../../hooks/rolloutQueries';
import { useLiveRollouts } from '../../hooks/useLiveRollouts';
import { TROUBLED } from '../../lib/troubled';
import { rootRouteRef } from '../../routes';
import { rolloutsTranslationRef } from '../../translation/rolloutsTranslationRef';
import { RolloutQueryState } from '../RolloutQueryState/RolloutQueryState';
import { WorkloadLines } from '../WorkloadLines/WorkloadLines';
import styles from './Entity.module.css';
import { Section } from './Section';

const MOST = 50;

/** A card on a group's page: its rollouts in trouble. */
export function GroupRolloutCard() {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  return (
    <QueryClientProvider client={queryClient}>
      <Section title={t('group.title')}>
        <Trouble />
      </Section>
    </QueryClientProvider>
  );
}

function Trouble() {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const ownerRef = stringifyEntityRef(useEntity().entity);
  const all = useRouteRef(rootRouteRef)?.();
  const query = useWorkloads({ ownerRef, status: TROUBLED, limit: MOST });
  useLiveRollouts();
  return (
    <RolloutQueryState query={query}>
      {({ items, clusters, totalItems, counts }) => {
        const known = Object.values(counts).some(count => count > 0);
        if (!known)
          return <p className={styles.secondary}>{t('group.empty')}</p>;
        return (
          <>
            {items.length > 0 ? (
              <WorkloadLines
                workloads={items}
                clusters={clusters}
                total={totalItems}
              />
            ) : (
              <StateMark tone={counts.Unknown > 0 ? 'unknown' : 'positive'}>
                {counts.Unknown > 0
                  ? t('group.unknown', { count: counts.Unknown })
                  : t('group.none')}
              </StateMark>
            )}
            {all && (
              <p className={styles.secondary}>
                <Link href={`${all}?ownerRef=${encodeURIComponent(ownerRef)}`}>
                  {t('group.all')}
                </Link>
              </p>
            )}
          </>
        );
      }}
    </RolloutQueryState>
  );
}
