import { Cell, CellText, ColumnConfig } from '@backstage/ui';
import { StateMark } from '@dugnad/plugin-clusters-react';
import { useWords, Words } from '../../hooks/useWords';
import { NodeRow } from '../../lib/nodeRows';
import styles from './ClusterPage.module.css';

/** Columns of the table of nodes; on a narrow screen the ones that answer "is it well, is it full". */
export function nodeColumns(
  words: Words,
  wide: boolean,
): ColumnConfig<NodeRow>[] {
  const { t, cpu, memory, count } = words;
  const amountOf = (part: string, whole: string) =>
    t('nodes.amountOf', { part, whole });
  return [
    {
      id: 'name',
      label: t('nodes.name'),
      isRowHeader: true,
      cell: node => (
        <CellText title={node.name} description={node.roles.join(', ')} />
      ),
    },
    {
      id: 'state',
      label: t('nodes.state'),
      cell: node => (
        <Cell>
          <NodeState node={node} />
        </Cell>
      ),
    },
    {
      id: 'cpu',
      label: t('nodes.cpu'),
      cell: node => (
        <CellText
          title={amountOf(
            cpu(node.requested && node.requested.cpuCores),
            cpu(node.allocatable.cpuCores),
          )}
        />
      ),
    },
    {
      id: 'memory',
      label: t('nodes.memory'),
      isHidden: !wide,
      cell: node => (
        <CellText
          title={amountOf(
            memory(node.requested && node.requested.memoryBytes),
            memory(node.allocatable.memoryBytes),
          )}
        />
      ),
    },
    {
      id: 'pods',
      label: t('nodes.pods'),
      isHidden: !wide,
      cell: node => (
        <CellText title={amountOf(count(node.pods), count(node.podCapacity))} />
      ),
    },
    {
      id: 'version',
      label: t('nodes.version'),
      isHidden: !wide,
      cell: node => (
        <CellText title={node.version} description={node.osImage} />
      ),
    },
  ];
}

function NodeState({ node }: { node: NodeRow }) {
  const { t } = useWords();
  const problems = node.problems.join(', ');
  return (
    <span className={styles.names} title={problems}>
      <span className={styles.marks}>
        <StateMark tone={node.ready ? 'positive' : 'negative'}>
          {node.ready ? t('nodes.ready') : t('nodes.notReady')}
        </StateMark>
        {!node.schedulable && (
          <StateMark tone="warning">{t('nodes.cordoned')}</StateMark>
        )}
      </span>
      {problems && <span className={styles.secondary}>{problems}</span>}
    </span>
  );
}
