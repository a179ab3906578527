import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import {
  Entity,
  isUserEntity,
  RELATION_OWNED_BY,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import { readdirSync, readFileSync } from 'fs';
import { join, resolve } from 'path';
import request from 'supertest';
import { parseAllDocuments } from 'yaml';

const checkout = resolve(__dirname, '../../..');
const demo = join(checkout, 'catalog/demo');

type Manifest = {
  kind: string;
  metadata: {
    name: string;
    namespace?: string;
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
  };
};

function manifests(cluster: string): Manifest[] {
  const folder = join(demo, 'workloads', cluster);
  return readdirSync(folder).flatMap(file =>
    parseAllDocuments(readFileSync(join(folder, file), 'utf8')).map(document =>
      document.toJS(),
    ),
  );
}

/** Namespaces, and the accounts in them that roll back, are there for what runs. */
const SURROUNDINGS = ['Namespace', 'ServiceAccount', 'RoleBinding'];

const runs = ({ kind }: Manifest) => !SURROUNDINGS.includes(kind);

async function ingest(expected: number): Promise<Entity[]> {
  const location = (target: string) => ({ type: 'file', target });
  const { server } = await startTestBackend({
    features: [
      catalogPlugin,
      mockServices.rootConfig.factory({
        data: {
          backend: { baseUrl: 'http://localhost' },
          catalog: {
            processingInterval: { hours: 1 },
            rules: [
              {
                allow: [
                  'Component',
                  'API',
                  'System',
                  'Domain',
                  'Resource',
                  'Location',
                  'Group',
                  'User',
                ],
              },
            ],
            locations: [
              location(join(demo, 'all.yaml')),
              location(join(checkout, 'catalog-info.yaml')),
            ],
          },
        },
      }),
    ],
  });
  let arrived: Entity[] = [];
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const response = await request(server)
      .get('/api/catalog/entities')
      .set('authorization', mockCredentials.user.header());
    arrived = response.body;
    if (arrived.length === expected) return arrived;
    await new Promise(done => setTimeout(done, 300));
  }
  throw new Error(`${arrived.length} of ${expected} entities arrived`);
}

describe('demo organisation', () => {
  const clusters = ['oslo', 'bergen'];
  let entities: Entity[];
  let refs: Set<string>;

  beforeAll(async () => {
    const files = readdirSync(demo, { recursive: true, encoding: 'utf8' })
      .filter(file =>
        /^(organisation\/.*|[^/]+\/catalog-info|all)\.yaml$/.test(file),
      )
      .flatMap(file =>
        parseAllDocuments(readFileSync(join(demo, file), 'utf8')),
      );
    // The documents, the portal itself, and one location per configured file.
    entities = await ingest(files.length + 1 + 2);
    refs = new Set(entities.map(entity => stringifyEntityRef(entity)));
  }, 60_000);

  it('is accepted by the catalog whole, with every relation resolved', () => {
    const dangling = entities.flatMap(entity =>
      (entity.relations ?? [])
        .filter(relation => !refs.has(relation.targetRef))
        .map(
          relation =>
            `${stringifyEntityRef(entity)} ${relation.type} ${
              relation.targetRef
            }`,
        ),
    );
    expect(dangling).toEqual([]);
  });

  it('gives everything but people, groups and locations an owner', () => {
    const unowned = entities
      .filter(({ kind }) => !['User', 'Group', 'Location'].includes(kind))
      .filter(
        entity =>
          !entity.relations?.some(({ type }) => type === RELATION_OWNED_BY),
      );
    expect(unowned).toEqual([]);
  });

  it('is marked as demo throughout', () => {
    const unmarked = entities
      .filter(({ metadata }) => metadata.name !== 'dugnad')
      .filter(({ metadata }) => !metadata.name.startsWith('generated-'))
      .filter(
        ({ metadata }) => metadata.annotations?.['dugnad.dev/demo'] !== 'true',
      );
    expect(unmarked).toEqual([]);
  });

  it('has the people the demo sign-in offers, each in a team', () => {
    const users = entities.filter(isUserEntity);
    expect(users.length).toBeGreaterThanOrEqual(20);
    expect(users.every(user => user.spec.memberOf?.length === 1)).toBe(true);
    for (const name of ['ingrid.berg', 'lars.vik', 'nora.lie']) {
      expect(refs).toContain(`user:default/${name}`);
    }
  });

  it.each(clusters)('labels workloads in %s with a component', cluster => {
    const workloads = manifests(cluster).filter(runs);
    const ids = workloads.map(
      ({ metadata }) => metadata.labels?.['backstage.io/kubernetes-id'],
    );
    expect(ids.length).toBeGreaterThan(3);
    for (const id of ids) expect(refs).toContain(`component:default/${id}`);
  });

  it.each(clusters)('gives namespaces in %s an owner that exists', cluster => {
    for (const { kind, metadata } of manifests(cluster)) {
      if (kind !== 'Namespace') continue;
      const owner = metadata.annotations?.['dugnad.dev/owner-ref'] ?? '';
      expect(refs).toContain(owner);
      expect(metadata.name.split('-')[0]).toBe(owner.split('/')[1]);
      expect(metadata.labels?.['dugnad.dev/owner']).toBe(owner.split('/')[1]);
    }
  });

  it('puts workloads into namespaces of the team that owns the component', () => {
    for (const { metadata } of clusters.flatMap(manifests).filter(runs)) {
      const id = metadata.labels?.['backstage.io/kubernetes-id'];
      const component = entities.find(
        entity => entity.kind === 'Component' && entity.metadata.name === id,
      );
      expect(metadata.namespace).toMatch(`${component?.spec?.owner}-`);
      const confined =
        component?.metadata.annotations?.['backstage.io/kubernetes-namespace'];
      expect([undefined, metadata.namespace]).toContain(confined);
    }
  });

  it('runs every component that claims to run in a cluster', () => {
    const running = new Set(
      clusters
        .flatMap(manifests)
        .map(({ metadata }) => metadata.labels?.['backstage.io/kubernetes-id']),
    );
    const claimed = entities.flatMap(
      ({ metadata }) =>
        metadata.annotations?.['backstage.io/kubernetes-id'] ?? [],
    );
    expect(claimed.filter(id => !running.has(id))).toEqual([]);
  });
});
