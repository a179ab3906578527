import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { Cell, CellText, ColumnConfig, Table } from '@backstage/ui';
import { Since } from '@dugnad/plugin-clusters-react';
import {
  Claim,
  ClaimQuery,
  ClaimQueryInput,
  claimSortFieldSchema,
} from '@dugnad/plugin-namespaces-common';
import { useClusterTitle } from '../../hooks/useClusterTitle';
import { claimRouteRef } from '../../routes';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';
import { ClaimState } from '../ClaimState/ClaimState';

/** Props of `ClaimTable`. */
export interface ClaimTableProps {
  claims: Claim[];
  /** Another page is on its way. */
  stale: boolean;
  query: ClaimQuery;
  onChange: (changes: ClaimQueryInput) => void;
}

/** Claims in rows. Sorting is the backend's, so ten thousand cost as much as ten. */
export function ClaimTable(props: ClaimTableProps) {
  const { claims, stale, query, onChange } = props;
  const { t } = useTranslationRef(namespacesTranslationRef);
  const columns = useColumns();
  const claimLink = useRouteRef(claimRouteRef);
  return (
    <Table
      aria-label={t('list.label')}
      columnConfig={columns}
      data={claims}
      isStale={stale}
      rowConfig={{ getHref: claim => claimLink?.({ id: claim.id }) }}
      sort={{
        descriptor: {
          column: query.sort,
          direction: query.order === 'asc' ? 'ascending' : 'descending',
        },
        onSortChange: ({ column, direction }) =>
          onChange({
            sort: claimSortFieldSchema.options.find(it => it === column),
            order: direction === 'ascending' ? 'asc' : 'desc',
          }),
      }}
      pagination={{ type: 'none' }}
    />
  );
}

function useColumns(): ColumnConfig<Claim>[] {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const clusterTitle = useClusterTitle();
  const claimLink = useRouteRef(claimRouteRef);
  return [
    {
      id: 'name',
      label: t('list.columnName'),
      isRowHeader: true,
      isSortable: true,
      defaultWidth: '2.4fr',
      cell: claim => (
        <CellText
          title={claim.name}
          description={claim.purpose}
          href={claimLink?.({ id: claim.id })}
        />
      ),
    },
    {
      id: 'state',
      label: t('list.columnState'),
      isSortable: true,
      defaultWidth: '1.4fr',
      cell: claim => (
        <Cell>
          <ClaimState claim={claim} />
        </Cell>
      ),
    },
    {
      id: 'cluster',
      label: t('list.columnCluster'),
      isSortable: true,
      defaultWidth: '0.8fr',
      cell: claim => <CellText title={clusterTitle(claim.cluster)} />,
    },
    {
      id: 'environment',
      label: t('list.columnEnvironment'),
      isSortable: true,
      cell: claim => <CellText title={t(`environment.${claim.environment}`)} />,
    },
    {
      id: 'owner',
      label: t('list.columnOwner'),
      isSortable: true,
      cell: claim => (
        <Cell>
          <EntityRefLink entityRef={claim.ownerRef} defaultKind="group" />
        </Cell>
      ),
    },
    {
      id: 'updatedAt',
      label: t('list.columnChanged'),
      isSortable: true,
      defaultWidth: '1.3fr',
      cell: claim => (
        <Cell>
          <Since at={claim.updatedAt} />
        </Cell>
      ),
    },
  ];
}
