/* One backend's background work on a shared database, as a process of its own that a test may kill. */
import { ConfigReader } from '@backstage/config';
import { deploymentRequestSchema } from '@dugnad/plugin-namespaces-common';
import createKnex from 'knex';
import { z } from 'zod';
// eslint-disable-next-line @backstage/no-relative-monorepo-imports -- the service without a backend around it: a process that starts in a second
import { DefaultClustersService } from '../../../../clusters-node/src/service/DefaultClustersService';
import { readNamespacesConfig } from '../../config';
import { createReconciler } from '../../createReconciler';
import { DatabaseClaimStore } from '../../database/DatabaseClaimStore';
import { DatabaseWorkQueue } from '../../database/DatabaseWorkQueue';
import { deployIntoClaim } from '../../deploy/deployIntoClaim';
import { readManifests } from '../../deploy/readManifests';
import { DatabaseWorkloadStore } from '../../lifecycle/DatabaseWorkloadStore';

const orders = z
  .object({
    connection: z.string(),
    leaseMs: z.number(),
    concurrency: z.number(),
    access: z.object({
      name: z.string(),
      url: z.string(),
      caData: z.string(),
      portalToken: z.string(),
    }),
    deployment: z
      .object({
        claimId: z.string(),
        manifests: deploymentRequestSchema.shape.manifests,
      })
      .optional(),
  })
  .parse(JSON.parse(process.env.DUGNAD_REPLICA ?? '{}'));

const silent = {
  error: (message: unknown) => process.stderr.write(`${message}\n`),
  warn() {},
  info() {},
  debug() {},
  child: () => silent,
};

const { access } = orders;
const db = createKnex({
  client: 'pg',
  connection: orders.connection,
  pool: { min: 1, max: 8 },
});
const clusters = new DefaultClustersService({
  logger: silent,
  clusters: [
    {
      name: access.name,
      title: access.name,
      url: access.url,
      caData: access.caData,
      authentication: { type: 'token', token: access.portalToken },
      skipTLSVerify: false,
      allowedHosts: [],
    },
  ],
});
clusters.start();
const store = new DatabaseClaimStore(db);
const config = {
  ...readNamespacesConfig(new ConfigReader({})),
  concurrency: orders.concurrency,
};

async function deploy({
  claimId,
  manifests,
}: NonNullable<typeof orders.deployment>): Promise<void> {
  const claim = await store.get(claimId);
  if (!claim) {
    throw new Error(`There is no claim ${claimId}`);
  }
  await deployIntoClaim(claim, readManifests({ manifests }), {
    store,
    connection: clusters.connection(claim.cluster),
    config,
    by: 'user:default/ingrid',
    now: () => new Date(),
  });
}

if (orders.deployment) {
  deploy(orders.deployment).then(
    () => process.exit(0),
    error => {
      process.stderr.write(`${error}\n`);
      process.exit(1);
    },
  );
} else {
  createReconciler({
    store,
    queue: new DatabaseWorkQueue(db),
    workloads: new DatabaseWorkloadStore(db),
    clusters,
    config,
    logger: silent,
    changed: () => {},
    leaseMs: orders.leaseMs,
  }).start();
}
process.stdout.write('working\n');
// However the test ends, this process ends with it
process.stdin.on('end', () => process.exit(0)).resume();
