import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { resize } from '../../__fixtures__/claims';
import { failure } from '../../__testUtils__/FakeNamespacesApi';
import { renderAt } from '../../__testUtils__/renderAt';

const ADDRESS = '/namespaces/approvals/r1';

describe('the page of a request', () => {
  it('shows what was and what is asked for side by side, and on which numbers', async () => {
    renderAt(ADDRESS, api => {
      api.waiting = [resize];
    });
    const row = await screen.findByRole('row', { name: /^Size/ });
    await waitFor(() => expect(row).toHaveTextContent(/Small.*Large/));
    expect(screen.getByText('Election week')).toBeVisible();
    expect(screen.getByText('Too large a step')).toBeVisible();
    expect(
      screen.getByRole('row', { name: /All of the team, CPU/ }),
    ).toHaveTextContent(/2 CPU\s*9 CPU\s*16 CPU/);
  });

  it('grants other values only where the approver changed them', async () => {
    const { api } = renderAt(ADDRESS, fake => {
      fake.waiting = [resize];
    });
    await userEvent.click(await screen.findByText('Grant other values'));
    expect(
      screen.getByRole('button', { name: 'Approve as asked' }),
    ).toBeEnabled();
    await userEvent.click(screen.getByRole('radio', { name: /^Small/ }));
    await userEvent.click(
      screen.getByRole('button', { name: 'Approve with these values' }),
    );
    expect(await screen.findByText('It was approved')).toBeVisible();
    expect(api.approvals).toEqual([{ granted: { size: 'small' } }]);
  });

  it('says kindly who was first when somebody else decided meanwhile', async () => {
    renderAt(ADDRESS, api => {
      api.waiting = [resize];
      api.tooLate = {
        error: failure(409, 'It is decided'),
        afterwards: () => {
          api.waiting = [
            {
              ...resize,
              state: 'rejected',
              decidedBy: 'user:default/lars.vik',
              decidedAt: new Date().toISOString(),
              actions: { decide: false, withdraw: false },
            },
          ];
        },
      };
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Approve as asked' }),
    );
    const note = await screen.findByText(/was first/);
    expect(note).toHaveTextContent(/lars\.vik was first/i);
    expect(screen.queryByRole('button', { name: /Approve/ })).toBeNull();
  });

  it('rejects only with a reason', async () => {
    const { api } = renderAt(ADDRESS, fake => {
      fake.waiting = [resize];
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Reject' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    const confirm = dialog.getByRole('button', { name: 'Reject' });
    expect(confirm).toBeDisabled();
    await userEvent.type(dialog.getByRole('textbox'), 'Too large');
    await userEvent.click(confirm);
    expect(await screen.findByText('It was rejected')).toBeVisible();
    expect(api.rejections).toEqual([{ reason: 'Too large' }]);
  });

  it('offers the requester to withdraw, and says why they may not approve', async () => {
    renderAt(ADDRESS, api => {
      api.waiting = [{ ...resize, actions: { decide: false, withdraw: true } }];
    });
    expect(
      await screen.findByText('You asked for this yourself'),
    ).toBeVisible();
    expect(screen.queryByRole('button', { name: /Approve/ })).toBeNull();
    expect(screen.getByRole('button', { name: 'Withdraw' })).toBeEnabled();
    expect(screen.getByText(/the platform team/)).toBeVisible();
  });
});

describe('the queue of requests', () => {
  it('counts on its tab what waits for the person, and lists what would change', async () => {
    renderAt('/namespaces/approvals', api => {
      api.waiting = [resize];
    });
    expect(await screen.findByText('Approvals (1)')).toBeVisible();
    expect(
      screen.getByRole('link', { name: 'Another size for forms-web' }),
    ).toHaveAttribute('href', ADDRESS);
  });

  it('says that nothing waits, and not that there is nothing', async () => {
    renderAt('/namespaces/approvals');
    expect(await screen.findByText('Nothing waits for you')).toBeVisible();
  });
});
