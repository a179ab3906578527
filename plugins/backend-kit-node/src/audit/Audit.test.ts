import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { ConflictError } from '@backstage/errors';
import { Audit } from './Audit';

function start() {
  const asked: unknown[] = [];
  const success = jest.fn(async () => {});
  const fail = jest.fn(async () => {});
  const auditor = mockServices.auditor.mock({
    createEvent: async event => {
      asked.push(event.meta);
      return { success, fail };
    },
  });
  return { audit: new Audit(auditor), asked, success, fail };
}

const person = mockCredentials.user('user:default/ingrid');

describe('Audit', () => {
  it.each([
    [
      'an assistant',
      { credentials: person, byAgent: true },
      { actedBy: 'agent', onBehalfOf: 'user:default/ingrid' },
    ],
    [
      'an assistant behind the plugin that serves it',
      {
        credentials: mockCredentials.user('user:default/ingrid', {
          actor: { subject: 'plugin:mcp-actions' },
        }),
        byAgent: true,
      },
      {
        actedBy: 'agent',
        onBehalfOf: 'user:default/ingrid',
        through: 'plugin:mcp-actions',
      },
    ],
    [
      'a person',
      { credentials: person },
      { actedBy: 'person', onBehalfOf: 'user:default/ingrid' },
    ],
    [
      'a service, whichever door it takes',
      { credentials: mockCredentials.service('external:ci'), byAgent: true },
      { actedBy: 'service', onBehalfOf: 'service:external:ci' },
    ],
  ])('says that %s acted', async (_, who, meta) => {
    const { audit, asked } = start();
    await audit.run({ eventId: 'ask', ...who }, async () => 1);
    expect(asked).toEqual([meta]);
  });

  it('tells of the result what it was asked to', async () => {
    const { audit, success } = start();
    const result = await audit.run(
      {
        eventId: 'ask',
        credentials: person,
        outcome: count => ({ count }),
      },
      async () => 2,
    );
    expect(result).toBe(2);
    expect(success).toHaveBeenCalledWith({ meta: { count: 2 } });
  });

  it('tells of a failure what was done before it', async () => {
    const { audit, fail, success } = start();
    const error = Object.assign(new ConflictError('second'), {
      done: { applied: ['first'] },
    });
    const run = audit.run({ eventId: 'ask', credentials: person }, async () => {
      throw error;
    });

    await expect(run).rejects.toBe(error);
    expect(fail).toHaveBeenCalledWith({
      error,
      meta: { done: { applied: ['first'] } },
    });
    expect(success).not.toHaveBeenCalled();
  });
});
