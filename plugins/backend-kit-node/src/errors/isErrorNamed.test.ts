import { ConflictError, NotFoundError } from '@backstage/errors';
import { isErrorNamed } from './isErrorNamed';

/** As another installed version of the package would throw it. */
class NotFoundOfAnotherVersion extends Error {
  override readonly name = 'NotFoundError';
}

it.each([
  ['our own', new NotFoundError('gone'), true],
  ["another version's", new NotFoundOfAnotherVersion('gone'), true],
  ['another kind', new ConflictError('taken'), false],
  [
    'the answer of another server',
    Object.assign(new NotFoundError('pods "a" not found'), { httpStatus: 404 }),
    false,
  ],
  ['no error', 'NotFoundError', false],
  ['nothing', undefined, false],
])('judges %s', (_, error, expected) => {
  expect(isErrorNamed('NotFoundError', error)).toBe(expected);
});
