import { stringifyEntityRef } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Container, Flex } from '@backstage/ui';
import { QueryClientProvider } from '@tanstack/react-query';
import { queryClient } from '../../hooks/queryClient';
import { useLiveRollouts } from '../../hooks/useLiveRollouts';
import { rolloutsTranslationRef } from '../../translation/rolloutsTranslationRef';
import { DoraPanel } from '../Dora/DoraPanel';
import { HistoryPanel } from '../Timeline/HistoryPanel';
import { GroupRolloutCard } from './GroupRolloutCard';
import { Section } from './Section';

/** The tab "Rollouts" of a group: trouble, figures and history of what it owns. */
export function GroupRolloutContent() {
  return (
    <QueryClientProvider client={queryClient}>
      <Container>
        <Content />
      </Container>
    </QueryClientProvider>
  );
}

function Content() {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const ownerRef = stringifyEntityRef(useEntity().entity);
  useLiveRollouts();
  return (
    <Flex direction="column" gap="4">
      <GroupRolloutCard />
      <Section title={t('dora.title')}>
        <DoraPanel query={{ ownerRef }} />
      </Section>
      <Section title={t('timeline.title')}>
        <HistoryPanel query={{ ownerRef }} />
      </Section>
    </Flex>
  );
}
