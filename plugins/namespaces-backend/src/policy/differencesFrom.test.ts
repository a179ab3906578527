import { differencesFrom } from './differencesFrom';

const claim = {
  name: 'forms-web',
  cluster: 'oslo',
  environment: 'dev' as const,
  size: 'small',
  ingress: 'controllers' as const,
  egressInternet: false,
};

describe('a request for a claim there is already', () => {
  it('is a repetition when it wants the same', () => {
    expect(differencesFrom(claim, { ...claim })).toEqual([]);
  });

  it('names each field it wants otherwise, both values and the way out', () => {
    const problems = differencesFrom(claim, {
      ...claim,
      size: 'large',
      environment: 'prod',
    });
    expect(problems.map(({ field }) => field)).toEqual(['environment', 'size']);
    expect(problems[1].message).toBe(
      'Namespace "forms-web" in cluster "oslo" has been requested already, with size "small" and not "large". Choose another name, or ask for what there is.',
    );
  });
});
