import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Card, CardBody, CardHeader, Text } from '@backstage/ui';
import { QueryState } from '@dugnad/plugin-clusters-react';
import { ClaimDetail, ClaimPeople } from '@dugnad/plugin-namespaces-common';
import { useClaimPeople } from '../../hooks/useClaimPeople';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';
import { FreshnessNote } from '../FreshnessNote/FreshnessNote';
import { AccessGroupLine } from './AccessGroupLine';
import styles from './ClaimAccess.module.css';
import { ForeignBindings } from './ForeignBindings';
import { InCluster } from './InCluster';

/** Props of `PeopleCard`. */
export interface PeopleCardProps {
  claim: ClaimDetail;
}

/** Who can get into the namespace: groups with their people, accounts, and bindings that others made. */
export function PeopleCard({ claim }: PeopleCardProps) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const people = useClaimPeople(claim.id);
  return (
    <Card>
      <CardHeader>
        <Text as="h2" variant="title-x-small">
          {t('people.title')}
        </Text>
      </CardHeader>
      <CardBody>
        <QueryState query={people}>
          {data => <People people={data} />}
        </QueryState>
      </CardBody>
    </Card>
  );
}

function People({ people }: { people: ClaimPeople }) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const { groups, accounts, others, freshness, notSeen } = people;
  return (
    <>
      <FreshnessNote freshness={freshness} />
      <ul className={styles.list}>
        {groups.map(group => (
          <li key={`${group.reason}/${group.ref}`}>
            <AccessGroupLine group={group} />
          </li>
        ))}
        {accounts.map(account => (
          <li key={account.name} className={styles.head}>
            <span>
              <Text weight="bold">{account.name}</Text>{' '}
              <Text color="secondary">
                {t(`people.account.${account.reason}`)}
              </Text>
            </span>
            <InCluster
              state={account.inCluster}
              clusterRole={account.clusterRole}
            />
          </li>
        ))}
      </ul>
      <ForeignBindings bindings={others} />
      {notSeen.length > 0 && (
        <Text
          as="p"
          variant="body-small"
          color="secondary"
          className={styles.notSeen}
        >
          {t('people.notSeen')} {notSeen.join(' ')}
        </Text>
      )}
    </>
  );
}
