import { Cell, CellText, ColumnConfig } from '@backstage/ui';
import { NamespaceSummary } from '@dugnad/plugin-clusters-common';
import { Since, StateMark } from '@dugnad/plugin-clusters-react';
import { useWords, Words } from '../../hooks/useWords';
import { OwnerLink } from './OwnerLink';
import styles from './ClusterPage.module.css';

type NamespaceRow = NamespaceSummary & { id: string };

/** Columns of the table of namespaces. Their ids are the backend's orders. */
export function namespaceColumns(
  words: Words,
  wide: boolean,
): ColumnConfig<NamespaceRow>[] {
  const { t, cpu, memory, count } = words;
  /** The limit beneath a figure; empty while quotas are unknown. */
  const ofQuota = (
    { quota }: NamespaceRow,
    limit: (quota: NonNullable<NamespaceRow['quota']>) => number | null,
    format: (value: number | null) => string,
  ) => {
    if (!quota) return undefined;
    const value = limit(quota);
    return value === null
      ? t('namespaces.noQuota')
      : t('namespaces.ofQuota', { quota: format(value) });
  };
  return [
    {
      id: 'name',
      label: t('namespaces.name'),
      width: wide ? undefined : '2fr',
      isRowHeader: true,
      isSortable: true,
      cell: row => (
        <Cell>
          <NamespaceName row={row} withOwner={!wide} />
        </Cell>
      ),
    },
    {
      id: 'owner',
      label: t('namespaces.owner'),
      isHidden: !wide,
      cell: row => (
        <Cell>
          <OwnerLink ownerRef={row.ownerRef} />
        </Cell>
      ),
    },
    {
      id: 'environment',
      label: t('namespaces.environment'),
      width: 130,
      isHidden: !wide,
      cell: row => <CellText title={row.environment ?? '–'} />,
    },
    {
      id: 'pods',
      label: t('namespaces.pods'),
      width: 90,
      isSortable: true,
      isHidden: !wide,
      cell: row => <CellText title={count(row.pods)} />,
    },
    {
      id: 'cpu',
      label: t('namespaces.cpu'),
      isSortable: true,
      cell: row => (
        <CellText
          title={cpu(row.requested && row.requested.cpuCores)}
          description={ofQuota(row, quota => quota.cpuCores, cpu)}
        />
      ),
    },
    {
      id: 'memory',
      label: t('namespaces.memory'),
      isSortable: true,
      isHidden: !wide,
      cell: row => (
        <CellText
          title={memory(row.requested && row.requested.memoryBytes)}
          description={ofQuota(row, quota => quota.memoryBytes, memory)}
        />
      ),
    },
    {
      id: 'created',
      label: t('namespaces.created'),
      isSortable: true,
      isHidden: !wide,
      cell: row => (
        <Cell>
          {row.createdAt ? <Since at={row.createdAt} /> : t('unknown')}
        </Cell>
      ),
    },
  ];
}

function NamespaceName(props: { row: NamespaceRow; withOwner: boolean }) {
  const { row, withOwner } = props;
  const { t } = useWords();
  return (
    <span className={styles.names}>
      <span>{row.name}</span>
      {withOwner && row.ownerRef && <OwnerLink ownerRef={row.ownerRef} />}
      {row.phase === 'Terminating' && (
        <span>
          <StateMark tone="warning">{t('namespaces.terminating')}</StateMark>
        </span>
      )}
    </span>
  );
}
