import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { formsWebDetail } from '../../__fixtures__/claims';
import { failure } from '../../__testUtils__/FakeNamespacesApi';
import { renderAt } from '../../__testUtils__/renderAt';

const many = Array.from({ length: 1000 }, (_, index) => ({
  ...formsWebDetail,
  id: `c${index}`,
  name: `forms-${index}`,
}));

describe('the list of namespaces', () => {
  it('shows name, purpose, owner, place and state, and leads to the claim', async () => {
    renderAt('/namespaces', api => {
      api.claims = [formsWebDetail];
    });
    const link = await screen.findByRole('link', { name: 'forms-web' });
    expect(link).toHaveAttribute('href', '/namespaces/claims/c1');
    const list = screen.getByRole('list', { name: 'Namespaces' });
    expect(list).toHaveTextContent('Receives forms');
    expect(list).toHaveTextContent('Production');
    expect(list).toHaveTextContent('Ready');
    await waitFor(() => expect(list).toHaveTextContent('Oslo'));
  });

  it('asks for what the address says', async () => {
    const { api } = renderAt(
      '/namespaces?text=web&cluster=oslo&state=ready&state=partial&sort=updatedAt&order=desc&offset=25',
    );
    await screen.findByText('Nothing matches these filters.');
    expect(api.queries[0]).toMatchObject({
      text: 'web',
      cluster: ['oslo'],
      state: ['ready', 'partial'],
      sort: 'updatedAt',
      order: 'desc',
      offset: 25,
    });
  });

  it('shows the whole list for an address that makes no sense', async () => {
    const { api } = renderAt('/namespaces?state=nonsense&offset=-1');
    await waitFor(() => expect(api.queries).toHaveLength(1));
    expect(api.queries[0]).toMatchObject({ offset: 0, sort: 'name' });
  });

  it('writes what is typed into the address, and clears it', async () => {
    renderAt('/namespaces?cluster=oslo&offset=25');
    const search = await screen.findByRole('searchbox');
    await userEvent.type(search, 'web');
    const address = screen.getByTestId('address');
    await waitFor(() =>
      expect(address).toHaveTextContent('/namespaces?cluster=oslo&text=web'),
    );
    await userEvent.click(
      screen.getByRole('button', { name: 'Clear filters' }),
    );
    await waitFor(() => expect(address).toHaveTextContent(/^\/namespaces$/));
    expect(search).toHaveValue('');
  });

  it('says what a namespace is where there is none, and how to get one', async () => {
    renderAt('/namespaces');
    expect(await screen.findByText('No namespaces yet')).toBeInTheDocument();
    expect(
      screen.getAllByRole('link', { name: 'Request a namespace' }),
    ).toHaveLength(2);
  });

  it('pages through a thousand without fetching them all', async () => {
    const { api } = renderAt('/namespaces', fake => {
      fake.claims = many;
    });
    expect(await screen.findByText('1–25 of 1,000')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: /next/i }));
    expect(await screen.findByText('26–50 of 1,000')).toBeInTheDocument();
    expect(api.queries.map(query => query.limit)).toEqual([25, 25]);
    expect(screen.getByTestId('address')).toHaveTextContent('offset=25');
  });

  it('says in the backend’s words why it could not be fetched, and tries again', async () => {
    const { api } = renderAt('/namespaces', fake => {
      fake.error = failure(400, 'sort is not known');
    });
    expect(await screen.findByText('sort is not known')).toBeInTheDocument();
    api.error = undefined;
    api.claims = [formsWebDetail];
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByRole('link', { name: 'forms-web' }),
    ).toBeInTheDocument();
    expect(screen.queryByText('sort is not known')).not.toBeInTheDocument();
  });

  it('says that the permission is missing', async () => {
    renderAt('/namespaces', api => {
      api.error = failure(403, 'no');
    });
    expect(await screen.findByText('You may not see this')).toBeInTheDocument();
  });

  it('fetches again on a signal, and keeps what it showed when that fails', async () => {
    const { api, signals } = renderAt('/namespaces', fake => {
      fake.claims = [formsWebDetail];
    });
    await screen.findByText('Ready');
    api.claims = [{ ...formsWebDetail, state: 'drifted' }];
    act(() => signals.send('namespaces', { keys: ['c1'] }));
    expect(await screen.findByText('Drifted')).toBeInTheDocument();
    api.error = failure(400, 'broken');
    act(() => signals.send('namespaces', { keys: ['c1'] }));
    expect(
      await screen.findByText('What you see may be out of date'),
    ).toBeInTheDocument();
    expect(screen.getByText('forms-web')).toBeInTheDocument();
  });
});
