import { ClaimDetail } from '@dugnad/plugin-namespaces-common';
import { ConnectCard } from './ConnectCard';
import styles from './ClaimAccess.module.css';
import { PeopleCard } from './PeopleCard';

/** Props of `AccessTab`. */
export interface AccessTabProps {
  claim: ClaimDetail;
}

/** How to get in, and who can. */
export function AccessTab({ claim }: AccessTabProps) {
  return (
    <div className={styles.columns}>
      <PeopleCard claim={claim} />
      <ConnectCard claim={claim} />
    </div>
  );
}
