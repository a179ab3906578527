import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { Card, CardBody, CardHeader, Text } from '@backstage/ui';
import { Since } from '@dugnad/plugin-clusters-react';
import { ClaimDetail } from '@dugnad/plugin-namespaces-common';
import { ReactNode } from 'react';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';
import { SizeText } from '../SizeText/SizeText';
import { ValueText } from '../ValueText/ValueText';
import styles from './ClaimPage.module.css';

/** Props of `ClaimFacts`. */
export interface ClaimFactsProps {
  claim: ClaimDetail;
}

/** What was asked for, by whom, and where to look next. Facts nobody gave are left out. */
export function ClaimFacts({ claim }: ClaimFactsProps) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const facts: [string, ReactNode][] = [
    [
      t('claim.owner'),
      <EntityRefLink entityRef={claim.ownerRef} defaultKind="group" />,
    ],
    [t('claim.size'), <SizeText name={claim.size} quota={claim.quota} />],
    [
      t('claim.system'),
      claim.systemRef && <EntityRefLink entityRef={claim.systemRef} />,
    ],
    [t('claim.contact'), claim.contact],
    [t('claim.dataClassification'), claim.dataClassification],
    [t('claim.costCenter'), claim.costCenter],
    [t('field.ingress'), t(`ingress.${claim.ingress}`)],
    [
      t('claim.internet'),
      claim.egressInternet ? t('claim.allowed') : t('claim.notAllowed'),
    ],
    [
      t('field.expiresAt'),
      <ValueText field="expiresAt" value={claim.expiresAt} />,
    ],
    [
      t('claim.requestedBy'),
      <>
        <Requester entityRef={claim.requestedBy} />
        <Text as="p" variant="body-small" color="secondary">
          <Since at={claim.requestedAt} />
        </Text>
      </>,
    ],
    [t('claim.catalog'), <EntityRefLink entityRef={claim.entityRef} />],
  ];
  return (
    <Card>
      <CardHeader>
        <Text as="h2" variant="title-x-small">
          {t('claim.facts')}
        </Text>
      </CardHeader>
      <CardBody>
        <dl className={styles.facts}>
          {facts
            .filter(([, value]) => value)
            .map(([label, value]) => [
              <dt key={`${label}-label`}>{label}</dt>,
              <dd key={label}>{value}</dd>,
            ])}
        </dl>
      </CardBody>
    </Card>
  );
}

/** A service that asked has no page in the catalog. */
function Requester({ entityRef }: { entityRef: string }) {
  return entityRef.startsWith('user:') ? (
    <EntityRefLink entityRef={entityRef} />
  ) : (
    <>{entityRef}</>
  );
}
