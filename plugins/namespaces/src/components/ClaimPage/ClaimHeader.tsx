import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Header, HeaderNavTab } from '@backstage/ui';
import { ClaimDetail } from '@dugnad/plugin-namespaces-common';
import { ReactNode } from 'react';
import { useCrumbs } from '../../hooks/useCrumbs';
import {
  claimAccessRouteRef,
  claimHistoryRouteRef,
  claimRouteRef,
} from '../../routes';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';
import { ClaimState } from '../ClaimState/ClaimState';
import { ClusterLink } from '../ClusterLink/ClusterLink';

/** The parts of a claim's page. */
export type ClaimTab = 'overview' | 'access' | 'history';

/** Props of `ClaimHeader`. */
export interface ClaimHeaderProps {
  claim: ClaimDetail;
  tab: ClaimTab;
  actions?: ReactNode;
}

/** Name, state and place of a claim, and the way to the parts of its page. */
export function ClaimHeader({ claim, tab, actions }: ClaimHeaderProps) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const tabs = useTabs(claim.id);
  return (
    <Header
      title={claim.name}
      description={claim.purpose}
      breadcrumbs={useCrumbs()}
      tabs={tabs}
      activeTabId={tab}
      metadata={[
        { label: t('list.columnState'), value: <ClaimState claim={claim} /> },
        {
          label: t('list.columnCluster'),
          value: <ClusterLink name={claim.cluster} />,
        },
        {
          label: t('list.columnEnvironment'),
          value: t(`environment.${claim.environment}`),
        },
      ]}
      customActions={actions}
    />
  );
}

function useTabs(id: string): HeaderNavTab[] {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const links: [ClaimTab, string | undefined][] = [
    ['overview', useRouteRef(claimRouteRef)?.({ id })],
    ['access', useRouteRef(claimAccessRouteRef)?.({ id })],
    ['history', useRouteRef(claimHistoryRouteRef)?.({ id })],
  ];
  return links.flatMap(([tab, href]) =>
    href ? [{ id: tab, label: t(`tab.${tab}`), href }] : [],
  );
}
