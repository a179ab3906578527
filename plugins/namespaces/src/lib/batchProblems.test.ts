import { ClaimRequestInput } from '@dugnad/plugin-namespaces-common';
import { batchProblems } from './batchProblems';

const request = (name: string): ClaimRequestInput => ({
  name,
  cluster: 'oslo',
  environment: 'dev',
  ownerRef: 'group:default/forms',
  purpose: 'Receives forms',
  size: 'small',
});
const requests = [request('forms-web-dev'), request('forms-web-prod')];

describe('problems of several requests', () => {
  it('say at the form’s field which of the namespaces they are about', () => {
    const taken = {
      field: 'requests.1.name',
      rule: 'name-taken',
      message: 'taken',
      values: { cluster: 'oslo' },
    };
    expect(batchProblems([taken], requests)).toEqual([
      {
        ...taken,
        field: 'name',
        values: { cluster: 'oslo', name: 'forms-web-prod' },
      },
    ]);
  });

  it('leave alone what names no request', () => {
    const whole = { field: '', rule: 'team-limit', message: 'too much' };
    expect(batchProblems([whole], requests)[0].field).toBe('');
  });
});
