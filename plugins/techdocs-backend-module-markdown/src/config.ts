import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  RootConfigService,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';

/**
 * When documentation nobody opened is built; undefined when it is not:
 * switched off, or another process builds it (`techdocs.builder: external`).
 */
export function readPrebuildSettings(
  config: RootConfigService,
): SchedulerServiceTaskScheduleDefinition | undefined {
  const builder = config.getOptionalString('techdocs.builder');
  const section = config.getOptionalConfig('techdocs.markdown.prebuild');
  const enabled = section?.getOptionalBoolean('enabled') ?? true;
  if (!enabled || builder === 'external') return undefined;
  return section?.has('schedule')
    ? readSchedulerServiceTaskScheduleDefinitionFromConfig(
        section.getConfig('schedule'),
      )
    : {
        initialDelay: { seconds: 10 },
        frequency: { minutes: 1 },
        timeout: { minutes: 10 },
      };
}
