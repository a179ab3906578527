import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Container, Flex, Select } from '@backstage/ui';
import { QueryState } from '@dugnad/plugin-clusters-react';
import { Adoptable } from '@dugnad/plugin-namespaces-common';
import { useState } from 'react';
import { useAdoptable } from '../../hooks/useAdoptable';
import { useChosenCluster } from '../../hooks/useChosenCluster';
import { useClaimOptions } from '../../hooks/useClaimOptions';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';
import { SectionHeader } from '../SectionHeader/SectionHeader';
import styles from './Adoption.module.css';
import { AdoptableLine } from './AdoptableLine';
import { AdoptDialog } from './AdoptDialog';

/** Namespaces of a cluster that the portal did not make, and the way to take one over. */
export function AdoptionPage() {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const { cluster, choices, choose } = useChosenCluster();
  const adoptable = useAdoptable(cluster);
  return (
    <>
      <SectionHeader
        active="adoption"
        description={t('adoption.description')}
      />
      <Container>
        <Flex direction="column" gap="4">
          <div className={styles.cluster}>
            <Select
              label={t('form.cluster')}
              value={cluster}
              onChange={value => choose(String(value))}
              options={choices}
            />
          </div>
          <QueryState
            query={adoptable}
            words={{ forbidden: { help: t('adoption.forbidden') } }}
          >
            {items => <Adoptables items={items} />}
          </QueryState>
        </Flex>
      </Container>
    </>
  );
}

function Adoptables({ items }: { items: Adoptable[] }) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const { data: options } = useClaimOptions();
  const [chosen, setChosen] = useState<Adoptable>();
  // What can be done something about comes first.
  const sorted = [...items].sort(
    (a, b) => Number(Boolean(a.refusal)) - Number(Boolean(b.refusal)),
  );
  if (items.length === 0)
    return (
      <Alert
        status="info"
        icon
        title={t('adoption.empty')}
        description={t('adoption.emptyHelp')}
      />
    );
  return (
    <>
      <ul className={styles.list} aria-label={t('page.adoption')}>
        {sorted.map(item => (
          <AdoptableLine
            key={item.uid}
            namespace={item}
            onAdopt={() => setChosen(item)}
          />
        ))}
      </ul>
      {chosen && options && (
        <AdoptDialog
          namespace={chosen}
          options={options}
          onClose={() => setChosen(undefined)}
        />
      )}
    </>
  );
}
