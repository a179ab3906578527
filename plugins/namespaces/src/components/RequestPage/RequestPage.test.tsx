import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { failure } from '../../__testUtils__/FakeNamespacesApi';
import { renderAt } from '../../__testUtils__/renderAt';

const taken = {
  field: 'name',
  rule: 'name-taken',
  message: 'taken',
  values: { cluster: 'oslo', ownerRef: 'group:default/maps' },
};

async function fillIn() {
  await userEvent.click(await screen.findByRole('textbox', { name: 'Name' }));
  await userEvent.paste('web');
  await userEvent.click(screen.getByRole('textbox', { name: 'Purpose' }));
  await userEvent.paste('Receives forms');
}

function submit() {
  return userEvent.click(screen.getByRole('button', { name: /^Request/ }));
}

describe('the request form', () => {
  it('shows verdict and objects of what is typed, files it and goes to the claim', async () => {
    const { api } = renderAt('/namespaces/new');
    await fillIn();
    const preview = await screen.findByRole('region', { name: 'forms-web' });
    expect(
      await within(preview).findByText('Will be approved and set up at once'),
    ).toBeInTheDocument();
    expect(screen.getByText('forms-web: 1 object')).toBeVisible();
    await userEvent.click(
      screen.getByRole('button', { name: /Namespace forms-web/ }),
    );
    await waitFor(() =>
      expect(document.body).toHaveTextContent('kind: Namespace'),
    );

    await submit();

    await waitFor(() =>
      expect(screen.getByTestId('address')).toHaveTextContent(
        '/namespaces/claims/forms-web',
      ),
    );
    expect(api.requests).toMatchObject([
      {
        name: 'forms-web',
        ownerRef: 'group:default/forms',
        cluster: 'oslo',
        environment: 'dev',
        purpose: 'Receives forms',
      },
    ]);
  });

  it('reproaches nothing before it is left, then says it at the field', async () => {
    renderAt('/namespaces/new');
    const name = await screen.findByRole('textbox', { name: 'Name' });
    await userEvent.type(name, 'Web');
    expect(name).not.toHaveAccessibleDescription(/small letters a–z/);
    await userEvent.tab();
    expect(name).toHaveAccessibleDescription(/small letters a–z/);
    expect(screen.getByRole('textbox', { name: 'Purpose' })).toBeValid();
  });

  it('moves the keyboard to the first field to mend, and files nothing', async () => {
    const { api } = renderAt('/namespaces/new');
    const name = await screen.findByRole('textbox', { name: 'Name' });
    await submit();
    await waitFor(() => expect(name).toHaveFocus());
    expect(name).toHaveAccessibleDescription(/goes on after forms-/);
    expect(
      screen.getByRole('textbox', { name: 'Purpose' }),
    ).toHaveAccessibleDescription(/Say in a few words/);
    expect(api.requests).toEqual([]);
  });

  it('shows at its field what only the backend could know', async () => {
    renderAt('/namespaces/new', api => {
      api.refusals.set('forms-web', failure(409, 'taken', [taken]));
    });
    await fillIn();
    await submit();
    expect(await screen.findByText('Nothing was requested')).toBeVisible();
    const name = screen.getByRole('textbox', { name: 'Name' });
    expect(name).toHaveAccessibleDescription(
      /“forms-web” is taken in oslo by group:default\/maps/,
    );
    await userEvent.type(name, '2');
    expect(name).not.toHaveAccessibleDescription(/is taken/);
  });

  it('keeps what was typed when the backend cannot be reached', async () => {
    renderAt('/namespaces/new', api => {
      api.refusals.set('forms-web', new Error('Failed to fetch'));
    });
    await fillIn();
    await submit();
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('Failed to fetch');
    expect(screen.getByRole('textbox', { name: 'Name' })).toHaveValue(
      'forms-web',
    );
  });

  it('requests one namespace for each environment, each previewed', async () => {
    const { api } = renderAt('/namespaces/new');
    await fillIn();
    await userEvent.click(screen.getByRole('checkbox', { name: 'Production' }));
    expect(
      screen.getByText('Requests forms-web-dev, forms-web-prod'),
    ).toBeInTheDocument();
    expect(
      await screen.findByRole('region', { name: 'forms-web-prod' }),
    ).toBeInTheDocument();
    await submit();
    await waitFor(() =>
      expect(screen.getByTestId('address')).toHaveTextContent(
        '/namespaces?text=forms-web',
      ),
    );
    expect(
      api.requests.map(({ name, environment }) => [name, environment]),
    ).toEqual([
      ['forms-web-dev', 'dev'],
      ['forms-web-prod', 'prod'],
    ]);
  });

  it('says of each environment when it ends without a date, also where only the longest is set', async () => {
    renderAt('/namespaces/new');
    await fillIn();
    await userEvent.click(screen.getByRole('checkbox', { name: 'Test' }));
    await userEvent.click(screen.getByRole('checkbox', { name: 'Production' }));
    expect(
      screen.getByText(
        /Development ends after 90 days\. Test ends after 30 days\. Production has no end\./,
      ),
    ).toBeInTheDocument();
  });

  it('requests none of several where one is refused, and says which and why', async () => {
    const { api } = renderAt('/namespaces/new', fake => {
      fake.refusals.set(
        'forms-web-prod',
        failure(409, 'taken', [{ ...taken, field: 'requests.1.name' }]),
      );
    });
    await fillIn();
    await userEvent.click(screen.getByRole('checkbox', { name: 'Production' }));
    await submit();
    const alert = await screen.findByText('Nothing was requested');
    expect(alert).toBeVisible();
    expect(
      screen.getByRole('textbox', { name: 'Name' }),
    ).toHaveAccessibleDescription(/“forms-web-prod” is taken in oslo/);
    expect(api.requests).toEqual([]);
  });

  it('asks for figures of one’s own, and for an end', async () => {
    const { api } = renderAt('/namespaces/new');
    await fillIn();
    await userEvent.click(
      screen.getByRole('radio', { name: /Figures of your own/ }),
    );
    const cpu = screen.getByRole('textbox', { name: 'CPU' });
    await userEvent.clear(cpu);
    await userEvent.type(cpu, '3{Tab}');
    await userEvent.click(screen.getByRole('radio', { name: /^Nobody/ }));
    expect(
      screen.getByText(/Development ends after 90 days/),
    ).toBeInTheDocument();
    await submit();
    await waitFor(() => expect(api.requests).toHaveLength(1));
    expect(api.requests[0]).toMatchObject({
      quota: { cpu: '3', memory: '2Gi', storage: '10Gi', pods: 20 },
      ingress: 'none',
    });
    expect(api.requests[0].size).toBeUndefined();
  });

  it('shows room, price and the numbers of the verdict, unknown ones with why', async () => {
    renderAt('/namespaces/new', api => {
      api.verdict = {
        verdict: 'ask',
        reasons: [],
        measurements: [
          {
            scope: 'cluster',
            resource: 'cpu',
            unit: 'millicores',
            unknown: 'the nodes were never read',
          },
        ],
      };
      api.previewed = {
        price: { state: 'unknown', reason: 'no rates are configured' },
        objects: [
          {
            group: '',
            kind: 'Namespace',
            name: 'forms-web',
            role: 'namespace',
            security: true,
            yaml: 'kind: Namespace',
            diff: { outcome: 'change', warnings: ['pods violate the level'] },
          },
        ],
        capacity: {
          cluster: 'oslo',
          resources: [
            {
              resource: 'cpu',
              unit: 'millicores',
              overcommit: 1,
              committed: 2000,
              requested: 1000,
              limit: 8000,
              left: 5000,
            },
            {
              resource: 'memory',
              unit: 'bytes',
              overcommit: 1,
              committed: 0,
              requested: 1,
            },
          ],
        },
      };
    });
    await fillIn();
    expect(await screen.findByText('Will wait for an approver')).toBeVisible();
    expect(screen.getByText('no rates are configured')).toBeInTheDocument();
    expect(screen.getByText(/would change · with a warning/)).toBeVisible();
    await userEvent.click(
      screen.getByRole('button', { name: /Namespace forms-web/ }),
    );
    expect(
      await screen.findByText('The API server warns: pods violate the level'),
    ).toBeVisible();
    expect(screen.getByText('5 CPU left')).toBeInTheDocument();
    expect(screen.getByText('What is left is unknown')).toBeInTheDocument();
    expect(screen.getByRole('meter', { name: 'CPU' })).toHaveAttribute(
      'aria-valuetext',
      'Promised to others 2 CPU, This adds 1 CPU, Of all 8 CPU',
    );
    expect(screen.getByText(/the nodes were never read/)).toBeInTheDocument();
  });

  it('tells somebody without a team how to get one', async () => {
    renderAt('/namespaces/new', api => {
      api.offered = { ...api.offered, owners: [] };
    });
    expect(
      await screen.findByText('You are in no team that can own a namespace.'),
    ).toBeInTheDocument();
  });
});
