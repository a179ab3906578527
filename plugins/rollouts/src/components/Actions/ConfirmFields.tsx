import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { TextField } from '@backstage/ui';
import { Confirmation } from '../../hooks/useConfirmation';
import { rolloutsTranslationRef } from '../../translation/rolloutsTranslationRef';

const MOST = 500;

/** Props of `ConfirmFields`. */
export interface ConfirmFieldsProps {
  confirmation: Confirmation;
  /** The name to type, where one has to be. */
  name?: string;
}

/** Why it is done, and in production its name, so that nothing happens by a slip. */
export function ConfirmFields({ confirmation, name }: ConfirmFieldsProps) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  return (
    <>
      <TextField
        label={t('action.reason')}
        value={confirmation.reason}
        onChange={confirmation.setReason}
        maxLength={MOST}
        autoComplete="off"
      />
      {name && (
        <TextField
          label={t('action.confirmName', { name })}
          value={confirmation.confirmName}
          onChange={confirmation.setConfirmName}
          autoComplete="off"
        />
      )}
    </>
  );
}
