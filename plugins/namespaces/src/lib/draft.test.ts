import { ClaimOptions } from '@dugnad/plugin-namespaces-common';
import { draftProblems, emptyDraft, toRequest, withOwner } from './draft';

const options: ClaimOptions = {
  sizes: [
    {
      name: 'small',
      title: 'Small',
      cpu: '1',
      memory: '1Gi',
      storage: '5Gi',
      pods: 10,
    },
  ],
  environments: ['dev', 'prod'],
  clusters: [
    { name: 'lost', title: 'Lost', reachable: false, since: '2026-01-01' },
    { name: 'oslo', title: 'Oslo', reachable: true, since: '2026-01-01' },
  ],
  owners: [
    { ref: 'group:default/forms', title: 'Forms', prefix: 'forms-' },
    { ref: 'group:default/maps', title: 'Maps', prefix: 'maps-' },
  ],
  systems: [],
  nameRules: { maxLength: 63, reserved: ['kube-*'] },
  dataClassifications: [],
};

describe('a draft of a request', () => {
  it('begins with the first owner, its prefix and a cluster that answers', () => {
    expect(emptyDraft(options)).toMatchObject({
      ownerRef: 'group:default/forms',
      name: 'forms-',
      cluster: 'oslo',
    });
  });

  it('keeps what was typed after the prefix when the owner changes', () => {
    const draft = { ...emptyDraft(options), name: 'forms-web' };
    expect(withOwner(draft, 'group:default/maps', options).name).toBe(
      'maps-web',
    );
  });

  it('leaves empty fields out of the request', () => {
    expect(toRequest(emptyDraft(options)).contact).toBeUndefined();
  });

  it('names the field and the rule of each problem', () => {
    const problems = draftProblems(emptyDraft(options), options);
    expect(problems.map(({ field }) => field).sort()).toEqual([
      'name',
      'purpose',
    ]);
  });

  it('has no problem once it is filled in', () => {
    const draft = {
      ...emptyDraft(options),
      name: 'forms-web',
      purpose: 'Receives forms',
    };
    expect(draftProblems(draft, options)).toEqual([]);
  });
});
