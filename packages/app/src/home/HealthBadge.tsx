import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { appTranslationRef } from '../translations/appTranslationRef';
import { StatusBadge, Tone } from './StatusBadge';
import { ServiceHealth } from './summariseServices';

const LOOK = {
  Healthy: ['good', 'healthy'],
  Suspended: ['paused', 'suspended'],
  Progressing: ['busy', 'progressing'],
  Missing: ['warn', 'missing'],
  Degraded: ['bad', 'degraded'],
  Unknown: ['unknown', 'unknown'],
  none: ['none', 'none'],
  unavailable: ['unknown', 'unavailable'],
} as const satisfies Record<ServiceHealth, readonly [Tone, string]>;

/** Health of a service or workload. */
export function HealthBadge(props: { health: ServiceHealth }) {
  const { t } = useTranslationRef(appTranslationRef);
  const [tone, word] = LOOK[props.health];
  return <StatusBadge tone={tone}>{t(`health.${word}`)}</StatusBadge>;
}
