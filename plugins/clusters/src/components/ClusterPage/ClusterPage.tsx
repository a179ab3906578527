import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Container, Header } from '@backstage/ui';
import { QueryState } from '@dugnad/plugin-clusters-react';
import { useParams } from 'react-router-dom';
import { useCluster } from '../../hooks/useCluster';
import { useWords } from '../../hooks/useWords';
import { rootRouteRef } from '../../routes';
import styles from './ClusterPage.module.css';
import { ClusterOverview } from './ClusterOverview';
import { NamespacesTable } from './NamespacesTable';
import { NodesTable } from './NodesTable';

/** One cluster: what it is, its nodes and its namespaces. */
export function ClusterPage() {
  const { name = '' } = useParams();
  const { t, problemWords } = useWords();
  const rootLink = useRouteRef(rootRouteRef);
  const query = useCluster(name);
  return (
    <>
      <Header
        title={query.data?.title ?? name}
        breadcrumbs={[{ label: t('title'), href: rootLink?.() ?? '..' }]}
      />
      <Container>
        <QueryState query={query} words={problemWords}>
          {cluster => (
            <div className={styles.sections}>
              <ClusterOverview cluster={cluster} />
              <NodesTable nodes={cluster.nodeList} />
              <NamespacesTable cluster={cluster.name} />
            </div>
          )}
        </QueryState>
      </Container>
    </>
  );
}
