import { Notice, RevisionPlan } from '@dugnad/plugin-rollouts-common';
import { LiveWorkload } from './LiveWorkload';
import { notice } from './notices';

/** What warnings follow from. */
export interface WarningParts {
  live: LiveWorkload;
  changes: RevisionPlan['changes'];
  configuration: RevisionPlan['configuration'];
  revision: string;
}

/** What to know before rolling back: above all that configuration stays as it is. Pure. */
export function planWarnings(parts: WarningParts): Notice[] {
  const { live, changes, configuration, revision } = parts;
  const count = (state: RevisionPlan['configuration'][number]['state']) =>
    configuration.filter(one => one.state === state).length;
  const [changed, missing] = [count('changed'), count('missing')];
  return [
    notice('configurationStays'),
    ...(changed
      ? [notice('configurationChanged', { count: changed, revision })]
      : []),
    ...(missing ? [notice('configurationMissing', { count: missing })] : []),
    ...(changes.some(({ path }) => /\/env(From)?(\/|$)/.test(path))
      ? [notice('environmentGoesBack')]
      : []),
    ...(live.spec.updateStrategy?.type === 'OnDelete'
      ? [notice('onDelete')]
      : []),
  ];
}
