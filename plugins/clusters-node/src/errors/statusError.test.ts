import { serializeError } from '@backstage/errors';
import { FieldConflictError } from './FieldConflictError';
import { statusError } from './statusError';

const status = (code: number, more: object = {}) =>
  JSON.stringify({ kind: 'Status', code, message: 'words', ...more });

describe('statusError', () => {
  it.each([
    [400, 'InputError', false],
    [401, 'ServiceUnavailableError', false],
    [403, 'NotAllowedError', false],
    [404, 'NotFoundError', false],
    [409, 'ConflictError', false],
    [422, 'InputError', false],
    [429, 'ServiceUnavailableError', true],
    [500, 'ServiceUnavailableError', true],
    [504, 'ServiceUnavailableError', true],
  ])('turns %s into a %s', (code, name, retryable) => {
    const error = statusError('oslo', code, status(code));
    expect(error).toMatchObject({
      name,
      retryable,
      httpStatus: code,
      message: 'Cluster oslo: words',
      apiMessage: 'words',
    });
  });

  it('never carries a property Backstage would answer with', () => {
    const sent = serializeError(statusError('oslo', 401, status(401)));
    expect(sent).not.toHaveProperty('status');
    expect(sent).not.toHaveProperty('statusCode');
  });

  it('says whose fields were in the way', () => {
    const error = statusError(
      'oslo',
      409,
      status(409, {
        reason: 'Conflict',
        details: {
          causes: [
            {
              reason: 'FieldManagerConflict',
              message: 'conflict with "kubectl" using apps/v1',
              field: '.spec.replicas',
            },
          ],
        },
      }),
    );
    expect(error).toBeInstanceOf(FieldConflictError);
    expect(error).toMatchObject({
      name: 'ConflictError',
      retryable: false,
      conflicts: [{ manager: 'kubectl', field: '.spec.replicas' }],
    });
  });

  it.each(['', '<html>Bad gateway</html>', '[]', 'null', '{"kind":"Pod"}'])(
    'makes do with the body %j',
    body => {
      expect(statusError('oslo', 502, body)).toMatchObject({
        apiMessage: 'the API server answered HTTP 502',
        retryable: true,
      });
    },
  );

  it.each([
    'failed to create typed patch object: .spec.replica: field not declared in schema',
    'failed to create typed patch object (a/b; apps/v1, Kind=Deployment): .spec.replicas: expected numeric (int or float), got string',
    '.spec.ports: failed to convert new object (a/b; /v1, Kind=Service) to smd typed: duplicate entries for key [port=80]',
  ])(
    'takes %j for a mistake of the author, though it comes as 500',
    message => {
      const body = JSON.stringify({ kind: 'Status', code: 500, message });
      expect(statusError('oslo', 500, body)).toMatchObject({
        name: 'InputError',
        httpStatus: 422,
        retryable: false,
        apiMessage: message,
      });
    },
  );

  it('reads how long the API server asks to wait', () => {
    const body = status(429, { details: { retryAfterSeconds: 7 } });
    expect(statusError('oslo', 429, body).retryAfterSeconds).toBe(7);
  });
});
