import { options } from '../__fixtures__/claims';
import { adoptionDraft, toAdoption } from './adoptionDraft';

const namespace = { cluster: 'oslo', name: 'maps-tiles-prod' };
const draft = adoptionDraft(namespace, options);

describe('the adoption of a namespace', () => {
  it('guesses owner and environment from the name', () => {
    expect(draft).toMatchObject({
      ownerRef: 'group:default/maps',
      environment: 'prod',
    });
  });

  it('is none before it is said what the namespace is for', () => {
    expect(toAdoption(namespace, draft)).toBeUndefined();
    expect(toAdoption(namespace, { ...draft, purpose: 'Tiles' })).toMatchObject(
      { name: 'maps-tiles-prod', cluster: 'oslo', size: 'small' },
    );
  });
});
