import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { Text } from '@backstage/ui';
import { AccessGroup } from '@dugnad/plugin-namespaces-common';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';
import styles from './ClaimAccess.module.css';
import { InCluster } from './InCluster';

/** Props of `AccessGroupLine`. */
export interface AccessGroupLineProps {
  group: AccessGroup;
}

/** A group with access: why, with which role, and its people. */
export function AccessGroupLine({ group }: AccessGroupLineProps) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const { ref, reason, inCluster, clusterRole } = group;
  return (
    <>
      <div className={styles.head}>
        <span>
          <EntityRefLink entityRef={ref} defaultKind="group" />{' '}
          <Text color="secondary">{t(`people.reason.${reason}`)}</Text>
        </span>
        <InCluster state={inCluster} clusterRole={clusterRole} />
      </div>
      <Members members={group.members} />
    </>
  );
}

function Members({ members }: Pick<AccessGroup, 'members'>) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  if (!members)
    return (
      <Text as="p" variant="body-small" color="secondary">
        {t('people.noGroup')}
      </Text>
    );
  if (members.length === 0)
    return (
      <Text as="p" variant="body-small" color="warning">
        {t('people.nobody')}
      </Text>
    );
  return (
    <details className={styles.members}>
      <summary>{t('people.members', { count: members.length })}</summary>
      <ul>
        {members.map(({ ref, title, via }) => (
          <li key={ref}>
            <EntityRefLink entityRef={ref} title={title} />
            {via.length > 1 && (
              <Text color="secondary">
                {' '}
                {t('people.via')}{' '}
                <EntityRefLink
                  entityRef={via[via.length - 1]}
                  defaultKind="group"
                />
              </Text>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
