import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { StateMark } from '@dugnad/plugin-clusters-react';
import { ServiceHealth } from '../../lib/summariseServices';
import { rolloutsTranslationRef } from '../../translation/rolloutsTranslationRef';
import { StatusMark } from '../StatusMark/StatusMark';

/** Health of a service: a status, or that nothing runs, or that nobody could say. */
export function HealthMark({ health }: { health: ServiceHealth }) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  switch (health) {
    case 'none':
      return <StateMark tone="quiet">{t('home.none')}</StateMark>;
    case 'unavailable':
      return <StateMark tone="unknown">{t('home.unavailable')}</StateMark>;
    default:
      return <StatusMark status={health} />;
  }
}
