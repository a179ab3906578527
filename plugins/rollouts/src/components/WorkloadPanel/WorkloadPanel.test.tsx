import { RolloutsApi } from '@dugnad/plugin-rollouts-common';
import '@testing-library/jest-dom';
import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router-dom';
import { actionOptions, plan } from '../../__fixtures__/actions';
import { failing } from '../../__fixtures__/workload';
import { renderRollouts } from '../../__testUtils__/renderRollouts';
import { RolloutsRoutes } from '../RolloutsPage/RolloutsRoutes';

// The editor draws by measuring, which nothing does here
jest.mock('../TextDiff/TextDiff', () => ({
  TextDiff: ({ before, after }: { before: string; after: string }) => (
    <pre>{`${before}→ ${after}`}</pre>
  ),
}));

const PATH = '/rollouts/oslo/maps-prod/Deployment/tiles';

const render = (api: Partial<RolloutsApi>, path = PATH) =>
  renderRollouts(
    <Routes>
      <Route path="/rollouts/*" element={<RolloutsRoutes />} />
    </Routes>,
    {
      get: async () => failing,
      actions: async () => actionOptions(),
      plan: async () => plan(),
      ...api,
    },
    { path },
  );

const openRollback = async () => {
  await userEvent.click(
    within(
      await screen.findByRole('group', { name: 'Actions on tiles' }),
    ).getByRole('button', { name: 'Roll back' }),
  );
  return screen.findByRole('dialog');
};

it('shows the cause, what serves, and the replicas of both versions', async () => {
  render({});
  expect(
    await screen.findByText('The previous version is serving'),
  ).toBeInTheDocument();
  expect(screen.getByText('2 of the old version')).toBeInTheDocument();
  const failure = screen.getByRole('figure');
  expect(
    within(failure).getByRole('button', { name: 'Logs of tiles-4-x' }),
  ).toBeInTheDocument();
});

it('offers no action to who may do none', async () => {
  const actions = jest.fn(async () =>
    actionOptions({}, { code: 'notYours', message: 'No', values: {} }),
  );
  render({ actions });
  await screen.findByText('The previous version is serving');
  await act(async () => {
    await Promise.resolve();
  });
  expect(actions).toHaveBeenCalled();
  expect(screen.queryByRole('group', { name: /^Actions on/ })).toBeNull();
});

it('shows what rolling back changes and what it leaves, and hands on what was seen', async () => {
  const rollback = jest.fn(async () => ({
    ref: plan().ref,
    action: 'rollback' as const,
    resourceVersion: '101',
    changed: true,
    message: '',
  }));
  render({ rollback });
  const dialog = await openRollback();
  expect(
    await within(dialog).findByText(/tiles:bad\s+→ image: tiles:1\.4\.2/),
  ).toBeInTheDocument();
  expect(
    within(dialog).getByText(/changed since that revision/),
  ).toBeInTheDocument();
  await userEvent.click(
    within(dialog).getByRole('button', { name: 'Roll back' }),
  );
  expect(rollback).toHaveBeenCalledWith(
    plan().ref,
    expect.objectContaining({
      revision: '3',
      resourceVersion: '100',
      generation: 4,
    }),
  );
  expect(screen.queryByRole('dialog')).toBeNull();
});

it('asks for the name in production before it rolls back', async () => {
  render({ plan: async () => plan({ confirmName: true }) });
  const dialog = await openRollback();
  const name = await within(dialog).findByRole('textbox', {
    name: /Type tiles/,
  });
  const button = within(dialog).getByRole('button', { name: 'Roll back' });
  await userEvent.type(name, 'tile');
  expect(button).toBeDisabled();
  await userEvent.type(name, 's');
  expect(button).toBeEnabled();
});

it('offers the change in Git where another tool owns the template, and goes on only over that', async () => {
  render({
    plan: async () =>
      plan({
        owner: {
          tool: 'argocd',
          name: 'maps',
          change: { description: 'Set the image', text: 'tag: 1.4.2' },
        },
      }),
  });
  const dialog = await openRollback();
  expect(
    await within(dialog).findByText('This template belongs to Argo CD (maps)'),
  ).toBeInTheDocument();
  expect(within(dialog).getByText('tag: 1.4.2')).toBeInTheDocument();
  const button = within(dialog).getByRole('button', { name: 'Roll back' });
  expect(button).toBeDisabled();
  await userEvent.click(
    within(dialog).getByText('Change the cluster all the same'),
  );
  expect(button).toBeEnabled();
});

it('says kindly that somebody else was quicker, and looks again', async () => {
  const plans = jest.fn(async () => plan());
  render({
    plan: plans,
    rollback: () =>
      Promise.reject(Object.assign(new Error('Conflict'), { statusCode: 409 })),
  });
  const dialog = await openRollback();
  await userEvent.click(
    await within(dialog).findByRole('button', { name: 'Roll back' }),
  );
  expect(
    await within(dialog).findByText('It changed in the meantime'),
  ).toBeInTheDocument();
  await userEvent.click(
    within(dialog).getByRole('button', { name: 'Look again' }),
  );
  expect(plans).toHaveBeenCalledTimes(2);
});

it('refuses to roll back where the plan says it cannot be done', async () => {
  render({
    plan: async () =>
      plan({
        refusals: [
          {
            code: 'paused',
            message: 'It is paused: resume it first.',
            values: {},
          },
        ],
      }),
  });
  const dialog = await openRollback();
  expect(
    await within(dialog).findByText('It is paused: resume it first.'),
  ).toBeInTheDocument();
  expect(
    within(dialog).getByRole('button', { name: 'Roll back' }),
  ).toBeDisabled();
});

it('keeps what is looked at in the address, and follows only its own signals', async () => {
  const get = jest.fn(async () => failing);
  const { signals } = render({ get }, `${PATH}?view=checks`);
  expect(await screen.findByText('updatedReplicas')).toBeInTheDocument();
  act(() => signals.send('rollouts', { keys: ['of-another-namespace'] }));
  expect(get).toHaveBeenCalledTimes(1);
  act(() => signals.send('rollouts', { keys: [failing.signalKey] }));
  expect(get).toHaveBeenCalledTimes(2);
});

it('shows what other engines say, and why they differ', async () => {
  render(
    {
      agreement: async () => ({
        ref: plan().ref,
        opinions: [
          { engine: 'dugnad', as: 'Degraded', message: 'Failed', agrees: true },
          {
            engine: 'kubectl',
            status: 'waiting',
            as: 'Progressing',
            message: 'Waiting for rollout to finish',
            agrees: false,
            why: {
              code: 'readsNoPods',
              message: '',
              values: { kind: 'Deployment', seconds: 600 },
            },
          },
        ],
      }),
    },
    `${PATH}?view=opinions`,
  );
  expect(
    await screen.findByText(
      'It reads the Deployment alone, not its pods: it waits for the progress deadline of 600 s.',
    ),
  ).toBeInTheDocument();
});
