import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { options } from '../../__fixtures__/claims';
import { failure } from '../../__testUtils__/FakeNamespacesApi';
import { renderAt } from '../../__testUtils__/renderAt';

const checked = {
  cluster: 'oslo',
  title: 'Oslo',
  write: 'apply' as const,
  connect: 'token' as const,
  checkedAt: new Date().toISOString(),
  apply: 'kubectl apply -k access',
};

describe('the set-up of a cluster', () => {
  it('never counts what nobody can tell as fine', async () => {
    renderAt('/namespaces/setup', api => {
      api.checked = {
        ...checked,
        checks: [
          {
            check: 'a',
            area: 'protection',
            title: 'A policy confines the portal',
            state: 'unknown',
            why: 'it may not be read',
          },
        ],
      };
    });
    expect(
      await screen.findByText('1 thing cannot be told from here'),
    ).toBeVisible();
    expect(screen.queryByText('Everything is as it should be')).toBeNull();
    expect(screen.getByText('kubectl apply -k access')).toBeVisible();
  });

  it('says who may see it to those who may not', async () => {
    renderAt('/namespaces/setup', api => {
      api.clusterSetup = async () => {
        throw failure(403, 'no');
      };
    });
    expect(
      await screen.findByText('Only the platform team sees this.'),
    ).toBeVisible();
  });
});

describe('adoption', () => {
  it('shows what it would change before it is done, and why others are refused', async () => {
    const { api } = renderAt('/namespaces/adoption', fake => {
      fake.offered = { ...options, platform: true };
      fake.adoptables = [
        {
          cluster: 'oslo',
          name: 'kube-system',
          uid: 'u1',
          managers: [],
          needsHandOver: [],
          refusal: {
            field: 'name',
            rule: 'adoption-protected',
            message: 'no',
            values: { pattern: 'kube-*' },
          },
        },
        {
          cluster: 'oslo',
          name: 'maps-tiles-prod',
          uid: 'u2',
          managers: ['Helm'],
          needsHandOver: ['Helm'],
        },
      ];
      fake.adoption = {
        problems: [],
        warnings: ['2 pods state no limits'],
        migrates: [],
        objects: [
          {
            group: '',
            kind: 'Namespace',
            name: 'maps-tiles-prod',
            role: 'namespace',
            outcome: 'untested',
            changes: [],
            warnings: ['pods violate the level'],
            yaml: '',
          },
        ],
      };
    });
    expect(await screen.findByText(/belongs to the cluster/)).toBeVisible();
    await userEvent.click(
      screen.getByRole('button', { name: 'Adopt maps-tiles-prod' }),
    );
    await userEvent.type(
      await screen.findByRole('textbox', { name: 'Purpose' }),
      'Map tiles',
    );
    await userEvent.click(screen.getByRole('checkbox', { name: 'Helm' }));
    expect(await screen.findByText('2 pods state no limits')).toBeVisible();
    expect(
      screen.getByText('The API server warns: pods violate the level'),
    ).toBeVisible();
    expect(screen.getByText('not tried out')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Adopt' }));
    expect(api.adoptions).toMatchObject([
      {
        name: 'maps-tiles-prod',
        ownerRef: 'group:default/maps',
        environment: 'prod',
        handOver: ['Helm'],
      },
    ]);
  });
});
