import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { ClusterConfig } from '../config';
import { defaultMonitorTimings } from '../status/ClusterMonitor';
import { defaultWatchTimings } from '../watch/WatchTimings';
import { ConfiguredCluster } from './ConfiguredCluster';

const folder = createMockDirectory({ content: { 'ca.crt': 'PEM' } });
const pem = Buffer.from('PEM').toString('base64');

async function infoOf(authority: Partial<ClusterConfig>) {
  const cluster = new ConfiguredCluster({
    config: {
      name: 'oslo',
      title: 'Oslo',
      url: 'https://127.0.0.1:6443',
      authentication: { type: 'token', token: 'secret-token' },
      skipTLSVerify: false,
      allowedHosts: [],
      ...authority,
    },
    logger: mockServices.logger.mock(),
    watchTimings: defaultWatchTimings,
    monitorTimings: defaultMonitorTimings,
    onStatus: () => {},
  });
  await cluster.stop();
  return cluster.info;
}

it.each([
  ['given as data', () => ({ caData: pem }), pem],
  ['in a file', () => ({ caFile: folder.resolve('ca.crt') }), pem],
  ['in a file that is gone', () => ({ caFile: '/no/such' }), undefined],
  ['left to the system', () => ({}), undefined],
])(
  'tells the certificate authority of a cluster where it is %s, and no credential',
  async (_, authority, caData) => {
    const info = await infoOf(authority());
    expect(info.caData).toBe(caData);
    expect(JSON.stringify(info)).not.toContain('secret-token');
  },
);
