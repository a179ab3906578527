import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  ButtonLink,
  Container,
  Header,
  HeaderNavTab,
  useBreakpoint,
} from '@backstage/ui';
import { RiAddLine } from '@remixicon/react';
import { useClaimOptions } from '../../hooks/useClaimOptions';
import { useRequests } from '../../hooks/useRequests';
import {
  adoptionRouteRef,
  approvalsRouteRef,
  requestRouteRef,
  rootRouteRef,
  setupRouteRef,
} from '../../routes';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';

/** The pages that stand beside each other. */
export type Section = 'list' | 'approvals' | 'adoption' | 'setup';

/** Props of `SectionHeader`. */
export interface SectionHeaderProps {
  active: Section;
  description: string;
}

/** Title of the plugin, the way to its other pages, and the way to ask for a namespace. */
export function SectionHeader({ active, description }: SectionHeaderProps) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const requestLink = useRouteRef(requestRouteRef)?.();
  const tabs = useTabs();
  // On a phone the title needs the whole width of the header.
  const wide = useBreakpoint().up('sm');
  const request = requestLink && (
    <ButtonLink href={requestLink} iconStart={<RiAddLine />}>
      {t('page.request')}
    </ButtonLink>
  );
  return (
    <>
      <Header
        title={t('page.title')}
        description={description}
        tabs={tabs}
        activeTabId={active}
        customActions={wide && request}
      />
      {!wide && request && <Container mb="4">{request}</Container>}
    </>
  );
}

function useTabs(): HeaderNavTab[] {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const { data: options } = useClaimOptions();
  const { data: waiting } = useRequests({ for: 'me-to-decide', limit: 1 });
  const count = waiting?.totalItems ?? 0;
  const links: Record<Section, string | undefined> = {
    list: useRouteRef(rootRouteRef)?.(),
    approvals: useRouteRef(approvalsRouteRef)?.(),
    adoption: useRouteRef(adoptionRouteRef)?.(),
    setup: useRouteRef(setupRouteRef)?.(),
  };
  const approvals =
    count > 0
      ? t('page.approvalsCount', { number: String(count) })
      : t('page.approvals');
  const labels: [Section, string][] = [
    ['list', t('page.list')],
    ['approvals', approvals],
  ];
  if (options?.platform)
    labels.push(['adoption', t('page.adoption')], ['setup', t('page.setup')]);
  return labels.flatMap(([id, label]) => {
    const href = links[id];
    return href ? [{ id, label, href }] : [];
  });
}
