import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Skeleton } from '@backstage/ui';
import { failureOf } from '@dugnad/plugin-clusters-react';
import { ClaimContents } from '@dugnad/plugin-namespaces-common';
import { UseQueryResult } from '@tanstack/react-query';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';
import { ContentsList } from './ContentsList';

/** Props of `ContentsNote`. */
export interface ContentsNoteProps {
  contents: UseQueryResult<ClaimContents>;
}

/** What else is in the namespace: looked up in the cluster now, or unknown. */
export function ContentsNote({ contents }: ContentsNoteProps) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const { data, error } = contents;
  return (
    <div role="status" aria-busy={!data && !error}>
      {!data && !error && (
        <Skeleton
          width="100%"
          height="4rem"
          aria-label={t('contents.looking')}
        />
      )}
      {error && (
        <Alert
          status="warning"
          icon
          title={t('contents.unknown')}
          description={failureOf(error).message}
        />
      )}
      {data && <ContentsList contents={data} />}
    </div>
  );
}
