import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert } from '@backstage/ui';
import { SetupCheck } from '@dugnad/plugin-namespaces-common';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';

/** Props of `SetupSummary`. */
export interface SetupSummaryProps {
  checks: SetupCheck[];
}

/** The answer in a sentence. What nobody can tell is never counted as fine. */
export function SetupSummary({ checks }: SetupSummaryProps) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const count = (state: SetupCheck['state']) =>
    checks.filter(check => check.state === state).length;
  const wrong = count('missing') + count('excess');
  const unknown = count('unknown');
  if (wrong > 0)
    return (
      <Alert
        status="danger"
        icon
        title={t('setup.wrong', { count: wrong })}
        description={
          unknown > 0 ? t('setup.unknown', { count: unknown }) : undefined
        }
      />
    );
  if (unknown > 0)
    return (
      <Alert
        status="warning"
        icon
        title={t('setup.unknown', { count: unknown })}
        description={t('setup.restOk')}
      />
    );
  return <Alert status="success" icon title={t('setup.allOk')} />;
}
