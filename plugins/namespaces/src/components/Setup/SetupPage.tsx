import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Container, Flex, Select, Text } from '@backstage/ui';
import { QueryState, Since } from '@dugnad/plugin-clusters-react';
import { ClusterSetup } from '@dugnad/plugin-namespaces-common';
import { RiRefreshLine } from '@remixicon/react';
import { useChosenCluster } from '../../hooks/useChosenCluster';
import { useClusterSetup } from '../../hooks/useClusterSetup';
import { checksByArea } from '../../lib/checksByArea';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';
import { CopyButton } from '../CopyButton/CopyButton';
import { SectionHeader } from '../SectionHeader/SectionHeader';
import { AreaCard } from './AreaCard';
import styles from './Setup.module.css';
import { SetupSummary } from './SetupSummary';

/** Whether a cluster gives the portal what it needs and nothing more, and how to mend what is missing. */
export function SetupPage() {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const { cluster, choices, choose } = useChosenCluster();
  const setup = useClusterSetup(cluster);
  return (
    <>
      <SectionHeader active="setup" description={t('setup.description')} />
      <Container>
        <Flex direction="column" gap="4">
          <div className={styles.bar}>
            <Select
              label={t('form.cluster')}
              value={cluster}
              onChange={value => choose(String(value))}
              options={choices}
            />
            <Button
              variant="secondary"
              iconStart={<RiRefreshLine />}
              isPending={setup.isFetching}
              onPress={() => setup.refetch()}
            >
              {t('setup.again')}
            </Button>
          </div>
          <QueryState
            query={setup}
            words={{ forbidden: { help: t('setup.forbidden') } }}
          >
            {data => <Setup setup={data} />}
          </QueryState>
        </Flex>
      </Container>
    </>
  );
}

function Setup({ setup }: { setup: ClusterSetup }) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const { checks, write, git, connect, checkedAt, apply } = setup;
  const mend = checks.some(({ state }) => state !== 'ok');
  return (
    <>
      <SetupSummary checks={checks} />
      <Text as="p" color="secondary">
        {t(`setup.write.${write}`)}{' '}
        {git && `${git.repository} (${git.branch}, ${git.path})`}{' '}
        {t(`setup.connect.${connect}`)}{' '}
        {t('setup.checkedAt', { time: <Since at={checkedAt} /> })}
      </Text>
      {mend && (
        <div className={styles.apply}>
          <Text>{t('setup.apply')}</Text>
          {/* What scrolls must be reachable by keyboard (WCAG 2.1.1). */}
          {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
          <pre tabIndex={0}>{apply}</pre>
          <CopyButton text={apply} label={t('connect.copyCommand')} />
        </div>
      )}
      {checksByArea(checks).map(([area, items]) => (
        <AreaCard key={area} area={area} checks={items} />
      ))}
    </>
  );
}
