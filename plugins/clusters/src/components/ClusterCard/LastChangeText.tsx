import { LastChange } from '@dugnad/plugin-clusters-common';
import { Since } from '@dugnad/plugin-clusters-react';
import { useWords } from '../../hooks/useWords';

/** When something last changed, and what; "unknown" where nothing is known. */
export function LastChangeText(props: { change: LastChange | null }) {
  const { change } = props;
  const { t } = useWords();
  if (!change) return <>{t('unknown')}</>;
  const { kind, namespace } = change;
  const action = t(`change.${change.action}`);
  return (
    <>
      <Since at={change.at} />:{' '}
      {namespace
        ? t('change.objectIn', { kind, namespace, action })
        : t('change.object', { kind, action })}
    </>
  );
}
