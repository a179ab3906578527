import { createBackendModule } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import giteaModule from '@backstage/plugin-scaffolder-backend-module-gitea';
import {
  createTemplateAction,
  scaffolderActionsExtensionPoint,
} from '@backstage/plugin-scaffolder-node';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { parse } from 'yaml';
import type { TestGitServer } from './startTestGitServer.ts';
import { testCredentials } from './startTestGitServer.ts';

// A folder of the checkout, no package: there is nothing to resolve it by.
// eslint-disable-next-line no-restricted-syntax
const templatesFolder = resolve(__dirname, '../../../../templates');

const taskSchema = z.object({ status: z.string() });
const eventsSchema = z.array(
  z.object({
    type: z.string(),
    body: z.object({
      message: z.string(),
      output: z.record(z.string(), z.unknown()).optional(),
    }),
  }),
);

export interface TaskResult {
  status: string;
  log: string;
  output: Record<string, unknown>;
}

export interface TestScaffolder {
  /** Runs a template to its end. Throws when the values are refused. */
  run(template: string, values: object): Promise<TaskResult>;
  /** Inputs of every call of an action of ours, oldest first. */
  calls: { action: string; input: Record<string, unknown> }[];
  /** Addresses that were registered in the catalog. */
  registered: string[];
  stop(): Promise<void>;
}

/**
 * Backstage's scaffolder with the project's templates, publishing to a Git server. The namespace actions are stand-ins
 * with the same contract that only remember what they were asked.
 */
export async function startTestScaffolder(
  git: TestGitServer,
): Promise<TestScaffolder> {
  const calls: TestScaffolder['calls'] = [];
  const registered: string[] = [];
  const { server } = await startTestBackend({
    features: [
      mockServices.rootConfig.factory({ data: portalConfig(git) }),
      scaffolderPlugin,
      giteaModule,
      catalogFactory(registered),
      namespaceActions(calls),
    ],
  });
  const url = `http://127.0.0.1:${server.port()}/api/scaffolder/v2/tasks`;
  return {
    calls,
    registered,
    run: (template, values) => runTask(url, template, values),
    stop: async () => {
      await server.stop();
    },
  };
}

function portalConfig(git: TestGitServer) {
  const { host } = new URL(git.url);
  return {
    backend: { baseUrl: 'http://localhost:7007', workingDirectory: git.folder },
    integrations: { gitea: [{ host, baseUrl: git.url, ...testCredentials }] },
    scaffolder: { defaultEnvironment: { parameters: { gitHost: host } } },
  };
}

/** A catalog that holds the templates and takes every location. */
function catalogFactory(registered: string[]) {
  const catalog = catalogServiceMock.mock({
    getEntityByRef: async ref =>
      loadTemplates().find(
        ({ metadata }) =>
          metadata.name ===
          (typeof ref === 'string' ? ref.split('/')[1] : ref.name),
      ),
    addLocation: async ({ target, dryRun }) => {
      if (!dryRun) registered.push(target);
      const [, name] = /\/([^/]+)\/src\/branch\//.exec(target) ?? [];
      return {
        location: {
          id: '1',
          type: 'url',
          target,
          entityRef: 'location:default/generated',
        },
        entities: [
          {
            apiVersion: 'backstage.io/v1alpha1',
            kind: 'Component',
            metadata: { name, namespace: 'default' },
          },
        ],
      };
    },
  });
  return { ...catalog.factory, service: catalogServiceRef };
}

/** The templates that `templates/all.yaml` names, as the catalog would hold them. */
export function loadTemplates(): Entity[] {
  const all = resolve(templatesFolder, 'all.yaml');
  const targets: string[] = parse(readFileSync(all, 'utf8')).spec.targets;
  return targets.map(target => {
    const file = resolve(templatesFolder, target);
    const entity: Entity = parse(readFileSync(file, 'utf8'));
    const annotations = {
      'backstage.io/managed-by-location': `file:${file}`,
      'backstage.io/managed-by-origin-location': `file:${file}`,
    };
    return { ...entity, metadata: { ...entity.metadata, annotations } };
  });
}

function namespaceActions(calls: TestScaffolder['calls']) {
  const request = createTemplateAction({
    id: 'namespaces:request',
    schema: {
      input: {
        name: schema => schema.string(),
        cluster: schema => schema.string(),
        environment: schema => schema.enum(['dev', 'test', 'prod']),
        owner: schema => schema.string(),
        purpose: schema => schema.string(),
        size: schema => schema.string(),
        system: schema => schema.string().min(1).optional(),
        wait: schema => schema.boolean().optional(),
      },
    },
    async handler({ input, output }) {
      calls.push({ action: 'namespaces:request', input });
      output('claimId', `claim-of-${input.name}`);
      output('name', input.name);
      output('state', 'ready');
    },
  });
  const deploy = createTemplateAction({
    id: 'namespaces:deploy',
    schema: {
      input: {
        claimId: schema => schema.string().optional(),
        manifestsPath: schema => schema.string().optional(),
      },
    },
    async handler({ input }) {
      calls.push({ action: 'namespaces:deploy', input });
    },
  });
  return createBackendModule({
    pluginId: 'scaffolder',
    moduleId: 'namespaces-stand-in',
    register(env) {
      env.registerInit({
        deps: { actions: scaffolderActionsExtensionPoint },
        async init({ actions }) {
          actions.addActions(request, deploy);
        },
      });
    },
  });
}

async function runTask(
  url: string,
  template: string,
  values: object,
): Promise<TaskResult> {
  const created = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ templateRef: `template:${template}`, values }),
  });
  const answer = await created.json();
  if (created.status !== 201) throw new Error(JSON.stringify(answer));
  const task = `${url}/${answer.id}`;
  for (;;) {
    const { status } = taskSchema.parse(await (await fetch(task)).json());
    if (!['open', 'processing'].includes(status)) {
      const events = await fetch(`${task}/events`);
      return { status, ...summary(eventsSchema.parse(await events.json())) };
    }
    await new Promise(done => {
      setTimeout(done, 100);
    });
  }
}

function summary(events: z.infer<typeof eventsSchema>) {
  return {
    log: events.map(({ body }) => body.message).join('\n'),
    output: events.findLast(({ body }) => body.output)?.body.output ?? {},
  };
}
