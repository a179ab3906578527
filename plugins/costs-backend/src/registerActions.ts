import { AgentActions, parseInput } from '@dugnad/plugin-backend-kit-node';
import {
  ACCOUNT_KINDS,
  FIGURES,
  accountQuerySchema,
  accountRefSchema,
  costsActionsReadPermission,
  explanationQuerySchema,
  monthQuerySchema,
  quoteRequestSchema,
} from '@dugnad/plugin-costs-common';
import { z } from 'zod/v3';
import { CostsService } from './CostsService';

/** What the actions delegate to. */
export interface RegisterActionsOptions {
  agents: AgentActions;
  costs: CostsService;
}

const anything = z.object({}).passthrough();
const account = {
  kind: z.enum(ACCOUNT_KINDS),
  id: z
    .string()
    .describe(
      'Entity reference of an owner, system or component; cluster/namespace; or a name. Empty for the organisation.',
    ),
};
const month = z
  .string()
  .optional()
  .describe('2026-02; the current one if left out');

/** Offers costs to assistants, under the caller's own rights. Amounts are micro-units: 1,000,000 is one unit of the currency. */
export function registerActions(options: RegisterActionsOptions): void {
  const { agents, costs } = options;
  agents.register({
    name: 'get-costs',
    title: 'Costs of the organisation',
    description:
      'One month from the charges over clusters to owners, with idle, shared and unallocated cost and the proof that it closes on the bill. Amounts in micro-units.',
    effect: 'read',
    visibilityPermission: costsActionsReadPermission,
    schema: {
      input: () => z.object({ month }),
      output: () => anything,
    },
    action: async ({ input, credentials }) => ({
      output: await costs.organisation(
        parseInput(monthQuerySchema, input),
        credentials,
      ),
    }),
  });
  agents.register({
    name: 'get-account-costs',
    title: 'Costs of a team, system, component, namespace or cluster',
    description:
      'Month to date, forecast, previous months, trend, breakdown, efficiency, waste and budgets of one account. Amounts in micro-units.',
    effect: 'read',
    visibilityPermission: costsActionsReadPermission,
    schema: {
      input: () => z.object({ ...account, month }),
      output: () => anything,
    },
    action: async ({ input, credentials }) => ({
      output: await costs.account(
        parseInput(accountQuerySchema, input),
        credentials,
      ),
    }),
  });
  agents.register({
    name: 'explain-cost',
    title: 'Explain a cost',
    description:
      'Formula, inputs, price version and freshness behind one figure of an account.',
    effect: 'read',
    visibilityPermission: costsActionsReadPermission,
    schema: {
      input: () => z.object({ ...account, month, figure: z.enum(FIGURES) }),
      output: () => anything,
    },
    action: async ({ input, credentials }) => ({
      output: await costs.explanation(
        parseInput(explanationQuerySchema, input),
        credentials,
      ),
    }),
  });
  registerQuestions(options);
}

function registerQuestions({ agents, costs }: RegisterActionsOptions): void {
  agents.register({
    name: 'recommend-requests',
    title: 'Right-size workloads',
    description:
      'Requests that fit the observed peak and a headroom, each with a diff of the manifest to review. Changes nothing.',
    effect: 'read',
    visibilityPermission: costsActionsReadPermission,
    schema: { input: () => z.object(account), output: () => anything },
    action: async ({ input, credentials }) => ({
      output: await costs.recommendations(
        parseInput(accountRefSchema, input),
        credentials,
      ),
    }),
  });
  agents.register({
    name: 'quote',
    title: 'What would a namespace cost?',
    description: 'The most a quota can cost a month in a cluster.',
    effect: 'read',
    visibilityPermission: costsActionsReadPermission,
    schema: {
      input: () =>
        z.object({
          cluster: z.string(),
          quota: z.object({
            cpuMillicores: z.number(),
            memoryBytes: z.number(),
            storageBytes: z.number(),
          }),
        }),
      output: () => anything,
    },
    action: async ({ input, credentials }) => ({
      output: await costs.quote(
        parseInput(quoteRequestSchema, input),
        credentials,
      ),
    }),
  });
}
