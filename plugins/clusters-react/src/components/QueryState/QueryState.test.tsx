import { ResponseError } from '@backstage/errors';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { QueryClientProvider, useQuery } from '@tanstack/react-query';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createPluginQueryClient } from '../../lib/createPluginQueryClient';
import { QueryState } from './QueryState';

async function refusal(status: number, message: string) {
  const body = { error: { name: 'Error', message }, response: {} };
  return ResponseError.fromResponse(
    new Response(JSON.stringify(body), {
      status,
      headers: { 'Content-Type': 'application/json' },
    }),
  );
}

function Page(props: { fetch(): Promise<string> }) {
  const query = useQuery({
    queryKey: ['page'],
    queryFn: props.fetch,
    retry: false,
  });
  return (
    <QueryState
      query={query}
      words={{ forbidden: { help: 'Ask for clusters.read.' } }}
    >
      {text => <p>{text}</p>}
    </QueryState>
  );
}

async function show(fetch: () => Promise<string>) {
  const client = createPluginQueryClient({ staleMs: 0 });
  await renderInTestApp(
    <QueryClientProvider client={client}>
      <Page fetch={fetch} />
    </QueryClientProvider>,
  );
  return client;
}

it('says that it is loading, not that there is nothing', async () => {
  await show(() => new Promise(() => {}));
  expect(await screen.findByRole('status', { name: 'Loading' })).toBeVisible();
});

it('says what a person may do who is not allowed', async () => {
  const error = await refusal(403, 'denied');
  await show(() => Promise.reject(error));
  expect(await screen.findByText('You may not see this')).toBeVisible();
  expect(screen.getByText('Ask for clusters.read.')).toBeVisible();
});

it('says in the backend’s words why it failed, and tries again when asked', async () => {
  let answer = Promise.reject<string>(await refusal(503, 'database is away'));
  await show(() => answer);
  expect(await screen.findByText('database is away')).toBeVisible();
  answer = Promise.resolve('three clusters');
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('three clusters')).toBeVisible();
});

it('keeps what it has when it cannot be refreshed, and says from when it is', async () => {
  let answer = Promise.resolve('three clusters');
  const client = await show(() => answer);
  expect(await screen.findByText('three clusters')).toBeVisible();
  answer = Promise.reject(new Error('offline'));
  await client.invalidateQueries();
  expect(await screen.findByText(/What you see is from/)).toBeVisible();
  expect(screen.getByText('three clusters')).toBeVisible();
});
