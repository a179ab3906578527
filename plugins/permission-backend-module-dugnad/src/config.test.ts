import { mockServices } from '@backstage/backend-test-utils';
import { readInheritedGroupTypes, readPolicySettings } from './config';

const read = (dugnad: object) =>
  readPolicySettings(
    mockServices.rootConfig({ data: { permission: { dugnad } } }),
  );

describe('readPolicySettings', () => {
  it('shows people their own by default, and makes nobody platform', () => {
    expect(readPolicySettings(mockServices.rootConfig())).toEqual({
      platformGroups: [],
      visibility: 'own',
      alsoAllow: [],
    });
  });

  it('completes short group references', () => {
    expect(read({ platformGroups: ['platform', 'group:ops/Crew'] })).toEqual({
      platformGroups: ['group:default/platform', 'group:ops/crew'],
      visibility: 'own',
      alsoAllow: [],
    });
  });

  it('refuses a visibility that does not exist', () => {
    expect(() => read({ visibility: 'all' })).toThrow(
      "permission.dugnad.visibility is 'all'; write own or organisation",
    );
  });
});

it('lets members act for teams above theirs by default', () => {
  expect(readInheritedGroupTypes(mockServices.rootConfig())).toEqual(['team']);
});
