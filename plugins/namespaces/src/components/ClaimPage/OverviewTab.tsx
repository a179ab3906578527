import { Flex } from '@backstage/ui';
import { ClaimDetail } from '@dugnad/plugin-namespaces-common';
import { ClaimFacts } from './ClaimFacts';
import styles from './ClaimPage.module.css';
import { ObjectsCard } from './ObjectsCard';
import { UsageCard } from './UsageCard';

/** Props of `OverviewTab`. */
export interface OverviewTabProps {
  claim: ClaimDetail;
}

/** What it uses, its objects, and what is known of it. */
export function OverviewTab({ claim }: OverviewTabProps) {
  return (
    <div className={styles.columns}>
      <Flex direction="column" gap="4">
        <UsageCard claim={claim} />
        <ObjectsCard claim={claim} />
      </Flex>
      <ClaimFacts claim={claim} />
    </div>
  );
}
