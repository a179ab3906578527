import { ReactNode } from 'react';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { CatalogTable } from '@backstage/plugin-catalog';
import {
  CatalogFilterLayout,
  EntityListProvider,
} from '@backstage/plugin-catalog-react';
import { ButtonLink, Container, Header, useBreakpoint } from '@backstage/ui';
import { RiAddLine } from '@remixicon/react';
import { createServiceRouteRef } from '../home/homeRoutes';
import { appTranslationRef } from '../translations/appTranslationRef';
import { useStarAction } from './useStarAction';
import { catalogColumns } from './catalogColumns';

/** Everything in the catalog, page by page. */
export function CatalogPage(props: { filters: ReactNode[] }) {
  const { t } = useTranslationRef(appTranslationRef);
  const createLink = useRouteRef(createServiceRouteRef);
  const narrow = !useBreakpoint().up('md');
  const starAction = useStarAction(t('catalog.star'));
  return (
    <EntityListProvider pagination>
      <Header
        title={t('catalog.title')}
        customActions={
          createLink && (
            <ButtonLink
              href={createLink()}
              variant="primary"
              iconStart={<RiAddLine />}
            >
              {t('home.createService')}
            </ButtonLink>
          )
        }
      />
      <Container>
        <CatalogFilterLayout>
          <CatalogFilterLayout.Filters>
            {props.filters}
          </CatalogFilterLayout.Filters>
          <CatalogFilterLayout.Content>
            <CatalogTable
              columns={catalogColumns({ narrow, title: key => t(key) })}
              actions={narrow ? [] : [starAction]}
            />
          </CatalogFilterLayout.Content>
        </CatalogFilterLayout>
      </Container>
    </EntityListProvider>
  );
}
