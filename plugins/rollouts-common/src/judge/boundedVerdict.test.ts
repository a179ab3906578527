import { condition, judgeObject } from './__testUtils__/judgeObject';

const megabyte = 'x'.repeat(1_000_000);
const sizeOf = (verdict: unknown) => JSON.stringify(verdict).length;

it.each([
  ['example.org/v1', 'Database'],
  ['kustomize.toolkit.fluxcd.io/v1', 'Kustomization'],
  ['keda.sh/v1alpha1', 'ScaledObject'],
  ['gateway.networking.k8s.io/v1', 'GatewayClass'],
])('quotes no more of a %s %s than a page can show', (apiVersion, kind) => {
  const list = [
    condition('Ready', 'False', 'Failed', megabyte),
    condition('Accepted', 'False', 'Invalid', megabyte),
  ];
  const verdict = judgeObject({
    apiVersion,
    kind,
    status: { conditions: list },
  });
  expect(verdict.status).toBe('Degraded');
  expect(verdict.message.length).toBeLessThan(1_200);
  expect(sizeOf(verdict)).toBeLessThan(10_000);
});

it('keeps the check that decides among thousands', () => {
  const well = Array.from({ length: 5_000 }, (_, index) =>
    condition(`Part${index}Ready`),
  );
  const verdict = judgeObject({
    apiVersion: 'example.org/v1',
    kind: 'Database',
    status: { conditions: [...well, condition('Ready', 'False', 'NoDisk')] },
  });
  expect(verdict).toMatchObject({ status: 'Degraded' });
  expect(verdict.checks).toHaveLength(101);
  expect(verdict.checks.at(-1)).toMatchObject({ name: 'Ready', passed: false });
});

it.each([
  ['phase', { phase: megabyte }],
  ['state', { state: megabyte }],
])('does not carry a %s of a megabyte along', (_name, status) => {
  const verdict = judgeObject({
    apiVersion: 'longhorn.io/v1beta2',
    kind: 'Volume',
    status,
  });
  expect(sizeOf(verdict)).toBeLessThan(10_000);
});
