import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { formsWebDetail, quota } from '../../__fixtures__/claims';
import { failure } from '../../__testUtils__/FakeNamespacesApi';
import { renderAt } from '../../__testUtils__/renderAt';

const ADDRESS = '/namespaces/claims/c1';
const minutesAgo = (minutes: number) =>
  new Date(Date.now() - minutes * 60_000).toISOString();

describe('the page of a claim', () => {
  it('shows facts, and objects with what they are for', async () => {
    renderAt(ADDRESS, api => {
      api.claims = [formsWebDetail];
    });
    expect(
      await screen.findByRole('heading', { name: /forms-web/ }),
    ).toBeInTheDocument();
    expect(screen.getByText('1 of 1 as desired')).toBeInTheDocument();
    expect(
      screen.getByText('Limits what all of it together may use'),
    ).toBeInTheDocument();
    expect(
      await screen.findByText('1 CPU, 2 GiB memory, 10 GiB storage, 20 pods'),
    ).toBeInTheDocument();
  });

  it('tells when what the cluster refuses is tried again', async () => {
    renderAt(ADDRESS, api => {
      api.claims = [
        {
          ...formsWebDetail,
          state: 'partial',
          stateReason: 'ResourceQuota dugnad-quota: denied',
          retry: {
            attempts: 0,
            nextAttemptAt: new Date(Date.now() + 300_500).toISOString(),
            lastError: 'denied',
          },
        },
      ];
    });
    expect(await screen.findByText(/The next attempt is/)).toHaveTextContent(
      /in 5 minutes/,
    );
    expect(screen.queryByText(/attempts? failed/)).not.toBeInTheDocument();
  });

  it('puts what is wrong first, with the cluster’s words', async () => {
    renderAt(ADDRESS, api => {
      api.claims = [
        {
          ...formsWebDetail,
          state: 'partial',
          stateReason: 'ResourceQuota dugnad-quota: exceeds',
          objects: [
            { ...quota, kind: 'LimitRange', name: 'dugnad-limits' },
            { ...quota, state: 'failed', message: 'admission said no' },
          ],
          retry: {
            attempts: 2,
            nextAttemptAt: new Date(Date.now() + 120_500).toISOString(),
            lastError: 'admission said no',
          },
          actions: { ...formsWebDetail.actions, retry: true, repair: true },
        },
      ];
    });
    const [first, second] = (
      await screen.findAllByText(/^(ResourceQuota|LimitRange)$/)
    ).map(kind => kind.textContent);
    expect([first, second]).toEqual(['ResourceQuota', 'LimitRange']);
    expect(screen.getByText('Not everything could be set up')).toBeVisible();
    expect(screen.getByText(/The next attempt is/)).toHaveTextContent(
      /in 2 minutes/,
    );
    expect(screen.getByText(/2 attempts failed/)).toBeVisible();
    expect(screen.getByRole('button', { name: 'Try again' })).toBeEnabled();
    expect(screen.getByRole('button', { name: 'Repair' })).toBeEnabled();
  });

  it('calls nothing ready while the cluster does not answer', async () => {
    renderAt(ADDRESS, api => {
      api.claims = [{ ...formsWebDetail, unknownSince: minutesAgo(5) }];
    });
    const notice = await screen.findByText(/last answered/);
    expect(notice).toHaveTextContent(/oslo last answered 5 minutes ago/i);
    expect(screen.queryByText('Ready')).not.toBeInTheDocument();
    expect(screen.queryByText(/as desired/i)).not.toBeInTheDocument();
    expect(screen.getAllByText('Unknown').length).toBeGreaterThan(1);
  });

  it('says what a deletion waits for', async () => {
    renderAt(ADDRESS, api => {
      api.claims = [
        {
          ...formsWebDetail,
          state: 'deleting',
          objects: [
            { ...quota, state: 'removing', finalizers: ['example.org/keep'] },
          ],
        },
      ];
    });
    expect(
      await screen.findByText('Waits for example.org/keep'),
    ).toBeInTheDocument();
    expect(screen.getByText(/Deletion began/)).toBeInTheDocument();
  });

  it('deletes only once the name is typed, then closes and shows the deletion', async () => {
    const { api } = renderAt(ADDRESS, fake => {
      fake.claims = [formsWebDetail];
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Delete namespace' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    const confirm = dialog.getByRole('button', {
      name: /Ask for its deletion/,
    });
    expect(confirm).toBeDisabled();
    await userEvent.type(dialog.getByLabelText(/Type the name/), 'forms-web');
    await userEvent.click(confirm);
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(api.releases).toEqual([{ confirmName: 'forms-web' }]);
    expect(await screen.findByText(/Deletion began/)).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Delete namespace' }),
    ).not.toBeInTheDocument();
  });

  it('shows drift field by field, with who changed it', async () => {
    renderAt(ADDRESS, api => {
      api.claims = [
        {
          ...formsWebDetail,
          state: 'drifted',
          objects: [
            {
              ...quota,
              state: 'drifted',
              fields: [
                {
                  path: 'spec.hard.pods',
                  desired: '20',
                  actual: '500',
                  manager: 'kubectl-edit',
                  at: minutesAgo(2),
                },
                { path: 'metadata.labels.extra', actual: 'x' },
              ],
            },
          ],
        },
      ];
    });
    const row = await screen.findByRole('row', { name: /spec\.hard\.pods/ });
    expect(row).toHaveTextContent(/20\s*500\s*kubectl-edit, 2 minutes ago/);
    expect(
      screen.getByRole('row', { name: /metadata\.labels\.extra/ }),
    ).toHaveTextContent(/not there\s*x\s*unknown/);
  });

  it('lists what would be lost, and wants it accepted before a deletion', async () => {
    const { api } = renderAt(ADDRESS, fake => {
      fake.claims = [{ ...formsWebDetail, environment: 'dev' }];
      fake.found = {
        empty: false,
        kinds: [
          {
            group: '',
            kind: 'PersistentVolumeClaim',
            count: 1,
            more: false,
            names: ['letters'],
            volumes: true,
          },
        ],
        unread: [],
        asOf: minutesAgo(0),
      };
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Delete namespace' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    expect(await dialog.findByText('holds data')).toBeVisible();
    await userEvent.type(dialog.getByLabelText(/Type the name/), 'forms-web');
    const confirm = dialog.getByRole('button', { name: /Delete it and/ });
    expect(confirm).toBeDisabled();
    await userEvent.click(dialog.getByRole('checkbox'));
    await userEvent.click(confirm);
    await waitFor(() =>
      expect(api.releases).toEqual([
        { confirmName: 'forms-web', acceptContents: true },
      ]),
    );
  });

  it('warns of an end that is near, and extends it only with a reason', async () => {
    const ends = new Date(Date.now() + 5 * 86_400_000 - 1000).toISOString();
    const { api } = renderAt(ADDRESS, fake => {
      fake.claims = [
        {
          ...formsWebDetail,
          state: 'expiring',
          expiresAt: ends,
          actions: { ...formsWebDetail.actions, extend: true },
        },
      ];
    });
    expect(await screen.findByText(/^Ends in 5 days, on/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Extend' }));
    const dialog = within(await screen.findByRole('dialog'));
    const confirm = dialog.getByRole('button', { name: 'Extend' });
    expect(confirm).toBeDisabled();
    await userEvent.type(dialog.getByRole('textbox'), 'Still needed');
    await userEvent.click(confirm);
    expect(await dialog.findByText('It was approved')).toBeVisible();
    expect(api.extensions).toMatchObject([{ reason: 'Still needed' }]);
  });

  it('says in grace what was stopped and until when it can be restored', async () => {
    renderAt(ADDRESS, api => {
      api.claims = [
        {
          ...formsWebDetail,
          state: 'expired',
          graceUntil: new Date(Date.now() + 86_000_000).toISOString(),
          actions: { ...formsWebDetail.actions, restore: true },
        },
      ];
      api.ending = {
        warnings: [],
        stopped: [
          { group: 'apps', kind: 'Deployment', name: 'web', replicas: 3 },
        ],
      };
    });
    expect(await screen.findByText(/In 1 day, on/)).toBeVisible();
    expect(await screen.findByText(/Deployment web \(3\)/)).toBeVisible();
    expect(screen.getByRole('button', { name: 'Restore' })).toBeEnabled();
  });

  it('asks for a change with what the rules say of it', async () => {
    const { api } = renderAt(ADDRESS, fake => {
      fake.claims = [formsWebDetail];
      fake.verdict = { verdict: 'ask', reasons: [], measurements: [] };
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Change' }),
    );
    await userEvent.click(screen.getByRole('menuitem', { name: /^Size/ }));
    const dialog = within(await screen.findByRole('dialog'));
    const submit = dialog.getByRole('button', { name: 'Ask for the change' });
    expect(submit).toBeDisabled();
    await userEvent.click(dialog.getByRole('radio', { name: /^Large/ }));
    expect(
      await dialog.findByText('Will wait for somebody’s word'),
    ).toBeVisible();
    await userEvent.click(submit);
    expect(
      await dialog.findByText('It waits for somebody’s word'),
    ).toBeVisible();
    expect(api.changes).toEqual([{ kind: 'resize', size: 'large' }]);
  });

  it.each([404, 403])(
    'does not tell whether a claim exists that may not be seen (%i)',
    async status => {
      renderAt(ADDRESS, api => {
        api.error = failure(status, 'no');
      });
      expect(
        await screen.findByText(/There is no such namespace, or you may not/),
      ).toBeInTheDocument();
      expect(
        screen.getByRole('link', { name: 'All namespaces' }),
      ).toHaveAttribute('href', '/namespaces');
    },
  );
});
