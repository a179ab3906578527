import { Badge } from '@backstage/ui';
import { ClusterClass } from '@dugnad/plugin-clusters-common';
import { useWords } from '../../hooks/useWords';
import styles from './ClusterPage.module.css';

/** Storage or ingress classes, the default one marked; what implements each on hover. */
export function ClassList(props: { items: ClusterClass[] | null }) {
  const { t } = useWords();
  if (!props.items) return <>{t('unknown')}</>;
  if (props.items.length === 0) return <>{t('classes.none')}</>;
  return (
    <ul className={styles.classes}>
      {props.items.map(({ name, implementation, isDefault }) => (
        <li key={name} title={implementation}>
          <Badge size="small">
            {isDefault ? `${name} (${t('classes.standard')})` : name}
          </Badge>
        </li>
      ))}
    </ul>
  );
}
