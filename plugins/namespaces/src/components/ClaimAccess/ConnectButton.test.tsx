import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { formsWebDetail } from '../../__fixtures__/claims';
import { renderAt } from '../../__testUtils__/renderAt';
import { queryClient } from '../../hooks/queryClient';

async function connect() {
  await userEvent.click(await screen.findByRole('button', { name: 'Connect' }));
  return within(await screen.findByRole('dialog'));
}

describe('connecting', () => {
  it('shows a kubeconfig with its end, and keeps nothing of it', async () => {
    renderAt('/namespaces/claims/c1', api => {
      api.claims = [formsWebDetail];
    });
    const dialog = await connect();
    expect(await dialog.findByText(/once-only/)).toBeVisible();
    expect(dialog.getByText(/^Good until/)).toBeVisible();
    await userEvent.click(dialog.getAllByRole('button', { name: 'Close' })[0]);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(document.body).not.toHaveTextContent('once-only');
    const kept = JSON.stringify([
      queryClient
        .getQueryCache()
        .getAll()
        .map(it => it.state.data),
      queryClient
        .getMutationCache()
        .getAll()
        .map(it => it.state.data),
    ]);
    expect(kept).not.toContain('once-only');
  });

  it('asks for another one when the dialog is opened again', async () => {
    const { api } = renderAt('/namespaces/claims/c1', fake => {
      fake.claims = [formsWebDetail];
    });
    const dialog = await connect();
    await dialog.findByText(/once-only/);
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await connect();
    await waitFor(() => expect(api.connections).toHaveLength(2));
  });
});
