import { KubeConfig } from '@kubernetes/client-node';
import { kubeconfigOf } from './kubeconfigOf';

it('names what a tool of YAML 1.1 would take for something else', () => {
  const text = kubeconfigOf({
    cluster: { name: 'no', url: 'https://api.example.org:6443' },
    namespace: 'on',
    user: { name: 'deployer.on', token: '1e3' },
  });
  expect(text).toContain('name: "no"');
  expect(text).toContain('namespace: "on"');
  expect(text).toContain('token: "1e3"');
  const config = new KubeConfig();
  config.loadFromString(text);
  expect(config.getCurrentCluster()).toMatchObject({
    name: 'no',
    server: 'https://api.example.org:6443',
  });
  expect(config.getCurrentUser()?.token).toBe('1e3');
});
