import { failureOf } from './failureOf';

const response = (statusCode: number) =>
  Object.assign(new Error(`Request failed with ${statusCode}`), {
    statusCode,
    cause: new Error('Name is taken'),
  });

it.each([
  [400, 'refused'],
  [403, 'forbidden'],
  [404, 'notFound'],
  [409, 'refused'],
  [503, 'failed'],
])('reads status %i as %s, in the words of the backend', (status, kind) => {
  expect(failureOf(response(status))).toEqual({
    kind,
    message: 'Name is taken',
  });
});

it('takes whatever has no status for a failure that may pass', () => {
  expect(failureOf(new Error('offline'))).toEqual({
    kind: 'failed',
    message: 'offline',
  });
});
