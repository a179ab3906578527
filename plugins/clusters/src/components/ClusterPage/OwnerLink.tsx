import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import { useWords } from '../../hooks/useWords';
import styles from './ClusterPage.module.css';

/** The owner a namespace names, with a link to it where the name is a reference to an entity. */
export function OwnerLink({ ownerRef }: { ownerRef: string | null }) {
  const { t } = useWords();
  const linkTo = useRouteRef(entityRouteRef);
  if (!ownerRef) {
    return <span className={styles.secondary}>{t('namespaces.noOwner')}</span>;
  }
  const owner = entityOf(ownerRef);
  if (!owner || !linkTo) return <>{ownerRef}</>;
  return <Link href={linkTo(owner)}>{owner.name}</Link>;
}

/** Anyone may write an annotation, so it need not be a reference. */
function entityOf(ref: string) {
  try {
    return parseEntityRef(ref, { defaultKind: 'group' });
  } catch {
    return undefined;
  }
}
