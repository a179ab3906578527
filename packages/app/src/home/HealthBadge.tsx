import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { StateMark, Tone } from '@dugnad/plugin-clusters-react';
import { appTranslationRef } from '../translations/appTranslationRef';
import { ServiceHealth } from './summariseServices';

const LOOK = {
  Healthy: ['positive', 'healthy'],
  Suspended: ['paused', 'suspended'],
  Progressing: ['busy', 'progressing'],
  Missing: ['missing', 'missing'],
  Degraded: ['negative', 'degraded'],
  Unknown: ['unknown', 'unknown'],
  none: ['quiet', 'none'],
  unavailable: ['unknown', 'unavailable'],
} as const satisfies Record<ServiceHealth, readonly [Tone, string]>;

/** Health of a service or workload. */
export function HealthBadge(props: { health: ServiceHealth }) {
  const { t } = useTranslationRef(appTranslationRef);
  const [tone, word] = LOOK[props.health];
  return <StateMark tone={tone}>{t(`health.${word}`)}</StateMark>;
}
