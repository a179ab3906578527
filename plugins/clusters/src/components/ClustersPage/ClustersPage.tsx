import { Alert, Container, Header } from '@backstage/ui';
import { QueryState } from '@dugnad/plugin-clusters-react';
import { useClusters } from '../../hooks/useClusters';
import { useWords } from '../../hooks/useWords';
import { ClusterCard } from '../ClusterCard/ClusterCard';
import styles from './ClustersPage.module.css';

/** Every cluster and what is in it. */
export function ClustersPage() {
  const { t, problemWords } = useWords();
  const query = useClusters();
  return (
    <>
      <Header title={t('title')} description={t('intro')} />
      <Container>
        <QueryState query={query} words={problemWords}>
          {({ items }) =>
            items.length === 0 ? (
              <Alert
                status="info"
                icon
                title={t('empty.title')}
                description={t('empty.help')}
              />
            ) : (
              <ul className={styles.list}>
                {items.map(cluster => (
                  <li key={cluster.name}>
                    <ClusterCard cluster={cluster} />
                  </li>
                ))}
              </ul>
            )
          }
        </QueryState>
      </Container>
    </>
  );
}
