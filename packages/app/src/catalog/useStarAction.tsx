import { TableProps } from '@backstage/core-components';
import { CatalogTableRow } from '@backstage/plugin-catalog';
import { useStarredEntities } from '@backstage/plugin-catalog-react';
import { RiStarFill, RiStarLine } from '@remixicon/react';

type Action = NonNullable<TableProps<CatalogTableRow>['actions']>[number];

/** Keeps an entity at hand: the star at the end of a row. */
export function useStarAction(tooltip: string): Action {
  const { isStarredEntity, toggleStarredEntity } = useStarredEntities();
  return ({ entity }) => ({
    icon: () =>
      isStarredEntity(entity) ? (
        <RiStarFill size={20} />
      ) : (
        <RiStarLine size={20} />
      ),
    tooltip,
    onClick: () => toggleStarredEntity(entity),
  });
}
