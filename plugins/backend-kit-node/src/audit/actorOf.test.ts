import { mockCredentials } from '@backstage/backend-test-utils';
import { actorOf } from './actorOf';

it.each([
  [
    'a person',
    mockCredentials.user('user:default/ingrid'),
    { ref: 'user:default/ingrid', kind: 'person' },
  ],
  [
    'a person for whom a plugin asks',
    mockCredentials.user('user:default/ingrid', {
      actor: { subject: 'plugin:scaffolder' },
    }),
    {
      ref: 'user:default/ingrid',
      kind: 'person',
      through: 'plugin:scaffolder',
    },
  ],
  [
    'a service',
    mockCredentials.service('external:pipeline'),
    { ref: 'service:external:pipeline', kind: 'service' },
  ],
  ['nobody', mockCredentials.none(), { ref: 'unknown', kind: 'unknown' }],
])('names %s', (_, credentials, actor) => {
  expect(actorOf(credentials)).toEqual(actor);
});
