import { toError } from '@backstage/errors';
import { toastApiRef, useApi } from '@backstage/frontend-plugin-api';
import { Button, Menu, MenuItem, MenuTrigger } from '@backstage/ui';
import { failureOf } from '@dugnad/plugin-clusters-react';
import { RiDownloadLine } from '@remixicon/react';
import { costsApiRef } from '../../api/costsApiRef';
import { useWords } from '../../hooks/useWords';
import { saveText } from '../../lib/saveText';

/** The month's rows as a file: whatever the person may see of them. */
export function Downloads({ month }: { month: string }) {
  const { t } = useWords();
  const api = useApi(costsApiRef);
  const toast = useApi(toastApiRef);
  const save = async (format: 'csv' | 'focus') => {
    try {
      const text = await api.exportFile(format, month);
      saveText(`costs-${month}-${format}.csv`, text, 'text/csv');
    } catch (error) {
      const { message } = failureOf(toError(error));
      toast.post({ title: t('export.failed', { message }), status: 'danger' });
    }
  };
  return (
    <MenuTrigger>
      <Button variant="secondary" iconStart={<RiDownloadLine />}>
        {t('export.label')}
      </Button>
      <Menu>
        <MenuItem onAction={() => save('csv')}>{t('export.csv')}</MenuItem>
        <MenuItem onAction={() => save('focus')}>{t('export.focus')}</MenuItem>
      </Menu>
    </MenuTrigger>
  );
}
