import { AuditorService } from '@backstage/backend-plugin-api';
import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { Audit } from '@dugnad/plugin-clusters-node';
import { WORKLOAD_KINDS, WorkloadAction } from '@dugnad/plugin-rollouts-common';
import { z } from 'zod/v3';
import { carryOut } from './actRoutes';
import { WorkloadActions } from './WorkloadActions';

/** What the actions delegate to. */
export interface RegisterActActionsOptions {
  actionsRegistry: ActionsRegistryService;
  auditor: AuditorService;
  actions: WorkloadActions;
}

const ref = {
  cluster: z.string(),
  namespace: z.string(),
  kind: z.enum(WORKLOAD_KINDS),
  name: z.string(),
};
const change = {
  ...ref,
  resourceVersion: z.string().describe('As the plan or the options gave it'),
  generation: z
    .number()
    .optional()
    .describe('As the plan or the options gave it'),
  confirmName: z
    .string()
    .optional()
    .describe('The name of the workload, where confirmName was true'),
  reason: z.string().optional().describe('Why, for the record'),
  overrideOwner: z
    .boolean()
    .optional()
    .describe(
      'Only after the person agreed: another tool may put the change back',
    ),
};
type Change = typeof change & {
  revision?: z.ZodString;
  replicas?: z.ZodNumber;
};
const result = z.object({ changed: z.boolean(), message: z.string() });

/** Offers what changes workloads to assistants: the same permission and audit as over HTTP, and a plan to ask for first. */
export function registerActActions(options: RegisterActActionsOptions): void {
  registerReads(options);
  registerChange(options, 'rollback', {
    title: 'Roll a workload back',
    description:
      'Puts the pod template of an earlier revision back. Ask plan-rollback first and show the person its changes and warnings: configuration is not rolled back.',
    input: { ...change, revision: z.string() },
  });
  registerChange(options, 'restart', {
    title: 'Restart a workload',
    description:
      'Replaces every pod of a workload, a few at a time. Ask get-workload-actions first.',
    input: change,
  });
  registerChange(options, 'scale', {
    title: 'Scale a workload',
    description:
      'Sets the number of replicas. Ask get-workload-actions first: an autoscaler may decide it.',
    input: { ...change, replicas: z.number() },
  });
}

function registerReads(options: RegisterActActionsOptions): void {
  const { actionsRegistry, actions } = options;
  const attributes = { readOnly: true, idempotent: true, destructive: false };
  actionsRegistry.register({
    name: 'get-workload-actions',
    title: 'See what can be done to a workload',
    description:
      'Whether it can be rolled back, restarted, scaled, paused or resumed now, by this caller, with warnings, and the preconditions to hand to the action.',
    attributes,
    schema: {
      input: () => z.object(ref),
      output: () => z.object({}).passthrough(),
    },
    action: async ({ input, credentials }) => ({
      output: await actions.options(input, credentials),
    }),
  });
  actionsRegistry.register({
    name: 'plan-rollback',
    title: 'Plan a rollback',
    description:
      'What rolling back to a revision would change, from a dry run, with refusals and warnings. Revision 0 is the one before the current. Changes nothing.',
    attributes,
    schema: {
      input: () => z.object({ ...ref, revision: z.string() }),
      output: () => z.object({}).passthrough(),
    },
    action: async ({ input: { revision, ...target }, credentials }) => ({
      output: await actions.plan(target, revision, credentials),
    }),
  });
}

function registerChange(
  { actionsRegistry, auditor, actions }: RegisterActActionsOptions,
  action: WorkloadAction,
  about: { title: string; description: string; input: Change },
): void {
  const { title, description } = about;
  actionsRegistry.register({
    name: `${action}-workload`,
    title,
    description,
    attributes: { readOnly: false, idempotent: false, destructive: true },
    schema: { input: () => z.object(about.input), output: () => result },
    action: async ({ input, credentials }) => {
      const { cluster, namespace, kind, name, ...body } = input;
      const target = { cluster, namespace, kind, name };
      const event = {
        eventId: 'workload-change',
        severityLevel: 'medium' as const,
        meta: { action, ...target, by: 'actions-registry' },
      };
      const output = await new Audit(auditor).run(event, () =>
        carryOut(actions)[action](target, body, credentials),
      );
      return { output };
    },
  });
}
