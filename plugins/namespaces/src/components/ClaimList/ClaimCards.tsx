import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { Card, CardBody, Link, Text } from '@backstage/ui';
import { Since } from '@dugnad/plugin-clusters-react';
import { Claim } from '@dugnad/plugin-namespaces-common';
import { useClusterTitle } from '../../hooks/useClusterTitle';
import { claimRouteRef } from '../../routes';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';
import { ClaimState } from '../ClaimState/ClaimState';
import styles from './ClaimCards.module.css';

/** Props of `ClaimCards`. */
export interface ClaimCardsProps {
  claims: Claim[];
  /** Another page is on its way. */
  stale: boolean;
}

/** Claims one under the other, for narrow screens. */
export function ClaimCards({ claims, stale }: ClaimCardsProps) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  return (
    <ul className={styles.cards} aria-label={t('list.label')} aria-busy={stale}>
      {claims.map(claim => (
        <li key={claim.id}>
          <ClaimCard claim={claim} />
        </li>
      ))}
    </ul>
  );
}

function ClaimCard({ claim }: { claim: Claim }) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const clusterTitle = useClusterTitle();
  const link = useRouteRef(claimRouteRef)?.({ id: claim.id });
  return (
    <Card>
      <CardBody>
        <div className={styles.head}>
          <Link href={link ?? ''} weight="bold" className={styles.name}>
            {claim.name}
          </Link>
          <ClaimState claim={claim} />
        </div>
        <Text as="p" color="secondary" className={styles.purpose}>
          {claim.purpose}
        </Text>
        <div className={styles.facts}>
          <EntityRefLink entityRef={claim.ownerRef} defaultKind="group" />
          <span>{clusterTitle(claim.cluster)}</span>
          <span>{t(`environment.${claim.environment}`)}</span>
          <Since at={claim.updatedAt} />
        </div>
      </CardBody>
    </Card>
  );
}
