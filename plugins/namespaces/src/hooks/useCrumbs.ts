import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { useBreakpoint } from '@backstage/ui';
import { rootRouteRef } from '../routes';
import { namespacesTranslationRef } from '../translation/namespacesTranslationRef';

/** The way back to the list for a page's header; on a phone the title needs the room. */
export function useCrumbs() {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const href = useRouteRef(rootRouteRef)?.();
  const wide = useBreakpoint().up('sm');
  return wide && href ? [{ label: t('page.title'), href }] : undefined;
}
