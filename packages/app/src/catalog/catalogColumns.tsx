import { EntityRefLink, EntityRefLinks } from '@backstage/plugin-catalog-react';
import { TableColumn } from '@backstage/core-components';
import {
  CatalogTableColumnsFunc,
  CatalogTableRow,
} from '@backstage/plugin-catalog';
import styles from './catalogColumns.module.css';

type ColumnTitle =
  | 'catalog.name'
  | 'catalog.owner'
  | 'catalog.system'
  | 'catalog.type'
  | 'catalog.lifecycle';

export interface CatalogColumnsOptions {
  /** Too narrow for more than name and owner. */
  narrow: boolean;
  title(key: ColumnTitle): string;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function nameColumn(title: string): TableColumn<CatalogTableRow> {
  return {
    title,
    field: 'resolved.entityRef',
    highlight: true,
    width: 'auto',
    render: ({ entity }) => (
      <div className={styles.name}>
        <EntityRefLink entityRef={entity} defaultKind={entity.kind} hideIcon />
        {entity.metadata.description && (
          <span
            className={styles.description}
            title={entity.metadata.description}
          >
            {entity.metadata.description}
          </span>
        )}
      </div>
    ),
  };
}

function ownerColumn(title: string): TableColumn<CatalogTableRow> {
  return {
    title,
    field: 'resolved.ownedByRelationsTitle',
    width: 'auto',
    render: ({ resolved }) => (
      <EntityRefLinks
        entityRefs={resolved.ownedByRelations}
        defaultKind="group"
        hideIcons
      />
    ),
  };
}

function systemColumn(title: string): TableColumn<CatalogTableRow> {
  return {
    title,
    field: 'resolved.partOfSystemRelationTitle',
    width: 'auto',
    render: ({ resolved }) => (
      <EntityRefLinks
        entityRefs={resolved.partOfSystemRelations}
        defaultKind="system"
        hideIcons
      />
    ),
  };
}

function specColumn(
  title: string,
  key: 'type' | 'lifecycle',
): TableColumn<CatalogTableRow> {
  return {
    title,
    field: `entity.spec.${key}`,
    width: 'auto',
    render: ({ entity }) => (
      <span className={styles.word}>{textOf(entity.spec?.[key])}</span>
    ),
  };
}

/** Few columns, whole words: what a thing is and whose; the rest is on its own page. Columns nothing fills are left out. */
export function catalogColumns(
  options: CatalogColumnsOptions,
): CatalogTableColumnsFunc {
  const { narrow, title } = options;
  return ({ entities }) => {
    const filled = (key: 'type' | 'lifecycle') =>
      entities.some(({ spec }) => spec?.[key]);
    const has = (type: string) =>
      entities.some(({ relations }) => relations?.some(r => r.type === type));
    const show = (wanted: boolean, column: TableColumn<CatalogTableRow>) =>
      wanted ? [column] : [];
    return [
      nameColumn(title('catalog.name')),
      ...show(has('ownedBy'), ownerColumn(title('catalog.owner'))),
      ...show(!narrow && has('partOf'), systemColumn(title('catalog.system'))),
      ...show(
        !narrow && filled('type'),
        specColumn(title('catalog.type'), 'type'),
      ),
      ...show(
        !narrow && filled('lifecycle'),
        specColumn(title('catalog.lifecycle'), 'lifecycle'),
      ),
    ];
  };
}
