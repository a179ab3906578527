import {
  ACTIONS,
  ActionOptions,
  Notice,
  RevisionPlan,
} from '@dugnad/plugin-rollouts-common';

const ref = {
  cluster: 'oslo',
  namespace: 'maps-prod',
  kind: 'Deployment' as const,
  name: 'tiles',
};

/** Everything may be done; with a refusal, nothing. */
export function actionOptions(
  over: Partial<ActionOptions> = {},
  refusal?: Notice,
): ActionOptions {
  return {
    ref,
    resourceVersion: '100',
    generation: 4,
    actions: ACTIONS.map(action => ({
      action,
      possible: refusal === undefined,
      refusal,
      warnings: [],
    })),
    logs: refusal === undefined,
    replicas: 2,
    confirmName: false,
    ...over,
  };
}

/** Going back from the failed image to the one before. */
export function plan(over: Partial<RevisionPlan> = {}): RevisionPlan {
  return {
    ref,
    resourceVersion: '100',
    generation: 4,
    from: { revision: '4', version: 'bad', images: [] },
    to: { revision: '3', version: '1.4.2', images: [] },
    changes: [
      { path: '/spec/template', before: 'tiles:bad', after: 'tiles:1.4.2' },
    ],
    before: 'image: tiles:bad\n',
    after: 'image: tiles:1.4.2\n',
    refusals: [],
    warnings: [],
    configuration: [
      { kind: 'ConfigMap', name: 'tiles', optional: false, state: 'changed' },
    ],
    confirmName: false,
    ...over,
  };
}
