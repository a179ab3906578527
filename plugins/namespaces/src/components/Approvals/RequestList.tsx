import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { NamespaceRequest } from '@dugnad/plugin-namespaces-common';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';
import styles from './Approvals.module.css';
import { RequestLine } from './RequestLine';

/** Props of `RequestList`. */
export interface RequestListProps {
  requests: NamespaceRequest[];
  /** Others are on their way. */
  stale?: boolean;
}

/** Requests one under the other. */
export function RequestList({ requests, stale = false }: RequestListProps) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  return (
    <ul
      className={styles.requests}
      aria-label={t('approvals.label')}
      aria-busy={stale}
    >
      {requests.map(request => (
        <li key={request.id}>
          <RequestLine request={request} />
        </li>
      ))}
    </ul>
  );
}
