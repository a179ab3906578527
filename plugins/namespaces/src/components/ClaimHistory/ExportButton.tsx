import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Text } from '@backstage/ui';
import { failureOf } from '@dugnad/plugin-clusters-react';
import { ClaimDetail } from '@dugnad/plugin-namespaces-common';
import { RiDownloadLine } from '@remixicon/react';
import { useMutation } from '@tanstack/react-query';
import { namespacesApiRef } from '../../api/namespacesApiRef';
import { downloadText } from '../../lib/downloadText';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';

/** Props of `ExportButton`. */
export interface ExportButtonProps {
  claim: ClaimDetail;
}

/** Saves everything the claim went through as JSON. */
export function ExportButton({ claim }: ExportButtonProps) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const api = useApi(namespacesApiRef);
  const download = useMutation({
    mutationFn: async () => {
      const text = JSON.stringify(await api.export(claim.id), null, 2);
      downloadText(`${claim.name}.json`, text, 'application/json');
    },
  });
  return (
    <span>
      <Button
        variant="secondary"
        size="small"
        iconStart={<RiDownloadLine />}
        isPending={download.isPending}
        onPress={() => download.mutate()}
      >
        {t('history.export')}
      </Button>
      {download.error && (
        <Text as="p" role="alert" variant="body-small" color="danger">
          {t('action.failed', { message: failureOf(download.error).message })}
        </Text>
      )}
    </span>
  );
}
