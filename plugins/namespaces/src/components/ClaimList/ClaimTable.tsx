import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import {
  ButtonLink,
  Cell,
  CellText,
  ColumnConfig,
  Flex,
  Table,
  Text,
} from '@backstage/ui';
import {
  Claim,
  ClaimPage,
  ClaimQuery,
  ClaimQueryInput,
  claimSortFieldSchema,
} from '@dugnad/plugin-namespaces-common';
import { useMemo } from 'react';
import { claimRouteRef, requestRouteRef } from '../../routes';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';
import { Moment } from '../Moment/Moment';
import { ClaimState } from '../StateBadge/ClaimState';
import styles from './ClaimTable.module.css';

/** Props of `ClaimTable`. */
export interface ClaimTableProps {
  page: ClaimPage | undefined;
  stale: boolean;
  query: ClaimQuery;
  filtered: boolean;
  onChange: (changes: ClaimQueryInput) => void;
}

/** One page of claims. Sorting and paging are the backend's, so ten thousand cost as much as ten. */
export function ClaimTable(props: ClaimTableProps) {
  const { page, stale, query, filtered, onChange } = props;
  const columns = useColumns();
  const claimLink = useRouteRef(claimRouteRef);
  const total = page?.totalItems ?? 0;
  return (
    <div className={styles.scroll}>
      <Table
        columnConfig={columns}
        data={page?.items}
        isPending={!page}
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
        pagination={{
          type: 'page',
          pageSize: query.limit,
          pageSizeOptions: [25, 50, 100],
          offset: query.offset,
          totalCount: total,
          hasNextPage: query.offset + query.limit < total,
          hasPreviousPage: query.offset > 0,
          onNextPage: () => onChange({ offset: query.offset + query.limit }),
          onPreviousPage: () =>
            onChange({ offset: Math.max(0, query.offset - query.limit) }),
          onPageSizeChange: limit => onChange({ limit }),
        }}
        emptyState={<EmptyList filtered={filtered} />}
      />
    </div>
  );
}

function EmptyList({ filtered }: { filtered: boolean }) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const requestLink = useRouteRef(requestRouteRef)?.();
  if (filtered) return <Text>{t('list.nothing')}</Text>;
  return (
    <Flex direction="column" gap="3" align="center">
      <Text variant="title-small">{t('list.empty')}</Text>
      <Text color="secondary">{t('list.emptyHelp')}</Text>
      {requestLink && (
        <ButtonLink href={requestLink}>{t('page.request')}</ButtonLink>
      )}
    </Flex>
  );
}

function useColumns(): ColumnConfig<Claim>[] {
  const { t } = useTranslationRef(namespacesTranslationRef);
  return useMemo(
    () => [
      {
        id: 'name',
        label: t('list.columnName'),
        isRowHeader: true,
        isSortable: true,
        minWidth: 220,
        cell: claim => (
          <CellText title={claim.name} description={claim.purpose} />
        ),
      },
      {
        id: 'state',
        label: t('list.columnState'),
        isSortable: true,
        minWidth: 170,
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
        minWidth: 110,
        cell: claim => <CellText title={claim.cluster} />,
      },
      {
        id: 'environment',
        label: t('list.columnEnvironment'),
        isSortable: true,
        minWidth: 130,
        cell: claim => (
          <CellText title={t(`environment.${claim.environment}`)} />
        ),
      },
      {
        id: 'owner',
        label: t('list.columnOwner'),
        isSortable: true,
        minWidth: 130,
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
        minWidth: 140,
        cell: claim => (
          <Cell>
            <Moment at={claim.updatedAt} />
          </Cell>
        ),
      },
    ],
    [t],
  );
}
