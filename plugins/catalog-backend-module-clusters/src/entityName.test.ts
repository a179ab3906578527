import { KubernetesValidatorFunctions } from '@backstage/catalog-model';
import { entityName } from './entityName';

describe('entityName', () => {
  it.each(['oslo', 'Oslo-1', 'a.b_c', 'x'.repeat(63)])('keeps %s', name => {
    expect(entityName(name)).toBe(name);
  });

  it.each([
    'a/b',
    'ærlig',
    '--',
    'a--b',
    'x'.repeat(64),
    'https://10.0.0.1:6443',
    '',
  ])('makes a valid name of %p', name => {
    expect(
      KubernetesValidatorFunctions.isValidObjectName(entityName(name)),
    ).toBe(true);
  });

  it('keeps apart clusters whose readable parts are the same', () => {
    expect(entityName('a/b')).not.toBe(entityName('a:b'));
  });
});
