import { quantityProblem } from './quantityProblem';

it.each([
  ['memory', '512m', '0.512 of a byte', '512Mi'],
  ['storage', '20', '20 bytes', '20Gi'],
  ['memory', '512', '512 bytes', '512Mi'],
  ['memory', '1', '1 bytes', '1Gi'],
  ['storage', '500m', '0.5 of a byte', '500Mi'],
  ['memory', '64k', '64000 bytes', '64Mi'],
  ['memory', '100Ki', '102400 bytes', '100Mi'],
  ['memory', '3u', '0.000003 of a byte', undefined],
  ['cpu', '4Gi', '4Gi CPU cores', '4'],
  ['cpu', '2k', '2k CPU cores', '2'],
  [
    'cpu',
    '500u',
    'less than a thousandth of a core, which Kubernetes cannot count',
    '500m',
  ],
  ['cpu', '0', 'no cpu at all, so nothing could run', undefined],
  ['cpu', '0m', 'no cpu at all, so nothing could run', undefined],
  ['memory', '0Gi', 'no memory at all, so nothing could run', undefined],
  ['pods', 0, 'no pods at all, so nothing could run', undefined],
] as const)('says what %s of %s means', (resource, text, means, likely) => {
  expect(quantityProblem(resource, text)).toEqual({ means, likely });
});

it.each([
  ['cpu', '500m'],
  ['cpu', '0.5'],
  ['cpu', '1m'],
  ['memory', '512Mi'],
  ['memory', '64M'],
  ['memory', '134217728'],
  ['storage', '0'],
  ['storage', '1Gi'],
  ['pods', 1],
  ['memory', 'lots'],
] as const)('takes %s of %s as it is', (resource, text) => {
  expect(quantityProblem(resource, text)).toBeUndefined();
});
