import {
  CLAIM_ID_LABEL,
  FIELD_MANAGER,
  MANAGED_BY_LABEL,
} from '@dugnad/plugin-clusters-common';
import {
  ClusterConnection,
  ResourceType,
  isKubernetesApiError,
} from '@dugnad/plugin-clusters-node';
import { SetupCheck } from '@dugnad/plugin-namespaces-common';
import {
  ProbeOutcome,
  judgeAdmission,
  judgeMetrics,
  judgeNetwork,
  judgeStorage,
} from './judgeParts';

const DEFAULT_CLASS = 'storageclass.kubernetes.io/is-default-class';
/** Never made: the requests are dry runs. The one is what the policy must refuse, the other what it must let pass. */
const REFUSED_PROBE = 'kube-dugnad-probe';
const ALLOWED_PROBE = 'dugnad-probe';
const OUR_LABELS = {
  [MANAGED_BY_LABEL]: FIELD_MANAGER,
  [CLAIM_ID_LABEL]: '00000000-0000-0000-0000-000000000000',
};

/** What a cluster has that namespaces rest on. A part that cannot be asked about is unknown. */
export async function askParts(
  connection: ClusterConnection,
  options: { version: string; writes: boolean },
): Promise<SetupCheck[]> {
  const checks = [
    part('network-plugin', 'Network policies have an effect', async () =>
      judgeNetwork(
        (await connection.list({ group: 'apps', kind: 'DaemonSet' })).map(
          ({ metadata }) => metadata.name,
        ),
        options.version,
      ),
    ),
    part('metrics', 'Use can be measured', () => metrics(connection)),
    part('default-storage-class', 'Volumes are provisioned', () =>
      storage(connection),
    ),
  ];
  const protection = options.writes
    ? [
        part(
          'admission-policy',
          "An admission policy confines the portal's account",
          async () => {
            const policies = await serves(connection, {
              group: 'admissionregistration.k8s.io',
              kind: 'ValidatingAdmissionPolicy',
            });
            const [refused, allowed] = await Promise.all([
              probe(connection, { name: REFUSED_PROBE }),
              probe(connection, { name: ALLOWED_PROBE, labels: OUR_LABELS }),
            ]);
            return judgeAdmission(refused, allowed, policies);
          },
        ),
      ]
    : [];
  return Promise.all([...protection, ...checks]);
}

async function part(
  check: string,
  title: string,
  ask: () => Promise<Omit<SetupCheck, 'check' | 'area' | 'title'>>,
): Promise<SetupCheck> {
  const area = check === 'admission-policy' ? 'protection' : 'cluster';
  try {
    return { check, area, title, ...(await ask()) };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { check, area, title, state: 'unknown', why };
  }
}

/** Asks for a namespace without making it: a policy that exists and does not bind, or refuses all, would go unseen else. */
async function probe(
  connection: ClusterConnection,
  metadata: { name: string; labels?: Record<string, string> },
): Promise<ProbeOutcome> {
  try {
    await connection.request({
      method: 'POST',
      path: '/api/v1/namespaces',
      query: { dryRun: 'All' },
      body: {
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata,
      },
    });
    return { outcome: 'admitted' };
  } catch (error) {
    if (!isKubernetesApiError(error)) {
      throw error;
    }
    const { httpStatus, apiMessage: message } = error;
    // RBAC's refusal and the policy's are both 403 or 422; the policy's says what the portal must not do
    const byPolicy =
      [403, 422].includes(httpStatus) &&
      /admission|denied|polic/i.test(message);
    return { outcome: byPolicy ? 'denied' : 'failed', message };
  }
}

async function metrics(connection: ClusterConnection) {
  const kind = { group: 'metrics.k8s.io', kind: 'NodeMetrics' };
  if (!(await serves(connection, kind))) {
    return judgeMetrics(false);
  }
  try {
    await connection.list(kind);
    return judgeMetrics(true);
  } catch (error) {
    return judgeMetrics(true, error instanceof Error ? error.message : 'error');
  }
}

async function storage(connection: ClusterConnection) {
  const classes = await connection.list({
    group: 'storage.k8s.io',
    kind: 'StorageClass',
  });
  return judgeStorage(
    classes.map(({ metadata }) => ({
      name: metadata.name,
      isDefault: metadata.annotations?.[DEFAULT_CLASS] === 'true',
    })),
  );
}

async function serves(
  connection: ClusterConnection,
  type: ResourceType,
): Promise<boolean> {
  try {
    await connection.discover(type);
    return true;
  } catch (error) {
    if (error instanceof Error && error.name === 'NotFoundError') {
      return false;
    }
    throw error;
  }
}
