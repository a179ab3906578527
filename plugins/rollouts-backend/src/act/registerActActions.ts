import { AgentActions } from '@dugnad/plugin-backend-kit-node';
import {
  rolloutsActionsReadPermission,
  WORKLOAD_KINDS,
} from '@dugnad/plugin-rollouts-common';
import { z } from 'zod/v3';
import { WorkloadActions } from './WorkloadActions';

/** What the actions delegate to. */
export interface RegisterActActionsOptions {
  agents: AgentActions;
  actions: WorkloadActions;
}

const ref = {
  cluster: z.string(),
  namespace: z.string(),
  kind: z.enum(WORKLOAD_KINDS),
  name: z.string(),
};

/** Offers to assistants what could be done to a workload and what a rollback would change. Doing it is for people, in the portal. */
export function registerActActions({
  agents,
  actions,
}: RegisterActActionsOptions): void {
  agents.register({
    name: 'get-workload-actions',
    title: 'See what can be done to a workload',
    description:
      'Whether it can be rolled back, restarted, scaled, paused or resumed now, by this caller, with warnings. A person does it in the portal.',
    effect: 'read',
    visibilityPermission: rolloutsActionsReadPermission,
    schema: {
      input: () => z.object(ref),
      output: () => z.object({}).passthrough(),
    },
    action: async ({ input, credentials }) => ({
      output: await actions.options(input, credentials),
    }),
  });
  agents.register({
    name: 'plan-rollback',
    title: 'Plan a rollback',
    description:
      'What rolling back to a revision would change, from a dry run, with refusals and warnings. Revision 0 is the one before the current. Changes nothing: a person rolls back in the portal.',
    effect: 'preview',
    visibilityPermission: rolloutsActionsReadPermission,
    schema: {
      input: () => z.object({ ...ref, revision: z.string() }),
      output: () => z.object({}).passthrough(),
    },
    action: async ({ input: { revision, ...target }, credentials }) => ({
      output: await actions.plan(target, revision, credentials),
    }),
  });
}
