import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { Since } from '@dugnad/plugin-clusters-react';
import { ForeignBinding } from '@dugnad/plugin-namespaces-common';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';
import styles from './ClaimAccess.module.css';

/** Props of `ForeignBindings`. */
export interface ForeignBindingsProps {
  bindings: ForeignBinding[];
}

/** Access that somebody gave past the portal. */
export function ForeignBindings({ bindings }: ForeignBindingsProps) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  if (bindings.length === 0) return null;
  return (
    <>
      <Text as="h3" weight="bold" className={styles.sub}>
        {t('people.others')}
      </Text>
      <ul className={styles.list}>
        {bindings.map(({ name, roleKind, roleName, manager, ...binding }) => (
          <li key={name}>
            <Text weight="bold">{name}</Text>{' '}
            <Text color="secondary">
              {roleKind} {roleName}
            </Text>
            <div className={styles.words}>
              {binding.subjects
                .map(({ kind, name: subject }) => `${kind} ${subject}`)
                .join(', ')}
            </div>
            {manager && (
              <Text as="p" variant="body-small" color="secondary">
                {t('claim.managedBy', { manager })}{' '}
                {binding.createdAt && <Since at={binding.createdAt} />}
              </Text>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
