import { options } from '../__fixtures__/claims';
import { draftProblems, emptyDraft, toRequests, withOwner } from './draft';

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
    expect(toRequests(emptyDraft(options))[0].contact).toBeUndefined();
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

  const filled = {
    ...emptyDraft(options),
    name: 'forms-web',
    purpose: 'Receives forms',
  };

  it('keeps the name for one environment, and tells several apart', () => {
    const namesFor = (environments: typeof options.environments) =>
      toRequests({ ...filled, environments }).map(({ name }) => name);
    expect(namesFor(['prod'])).toEqual(['forms-web']);
    expect(namesFor(['dev', 'prod'])).toEqual([
      'forms-web-dev',
      'forms-web-prod',
    ]);
  });

  it.each([
    ['no environment', { environments: [] }, 'environment-required'],
    ['a name that is only the prefix', { name: 'forms-' }, 'name-required'],
    [
      'a name that gets too long behind its suffix',
      { name: `forms-${'a'.repeat(55)}`, environments: options.environments },
      'name-length',
    ],
    ['a contact without end', { contact: 'a'.repeat(201) }, 'too-long'],
  ])('finds %s', (_case, changes, rule) => {
    const found = draftProblems({ ...filled, ...changes }, options);
    expect(found.map(problem => problem.rule)).toEqual([rule]);
  });
});
