import { RolloutsApi } from '@dugnad/plugin-rollouts-common';
import '@testing-library/jest-dom';
import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { actionOptions } from '../../__fixtures__/actions';
import { failing } from '../../__fixtures__/workload';
import { renderRollouts } from '../../__testUtils__/renderRollouts';
import { LogsPanel } from './LogsPanel';

/** A log that a test writes. */
function openLog() {
  const waiting: ((result: { done: boolean; value?: Uint8Array }) => void)[] =
    [];
  const written: { done: boolean; value?: Uint8Array }[] = [];
  const push = (result: { done: boolean; value?: Uint8Array }) => {
    const reader = waiting.shift();
    if (reader) reader(result);
    else written.push(result);
  };
  const response = Object.assign(Object.create(Response.prototype), {});
  Object.defineProperty(response, 'body', {
    value: {
      getReader: () => ({
        read: () =>
          new Promise(resolve => {
            const ready = written.shift();
            if (ready) resolve(ready);
            else waiting.push(resolve);
          }),
      }),
    },
  });
  return {
    response,
    write: (text: string) =>
      act(async () =>
        push({ done: false, value: new TextEncoder().encode(text) }),
      ),
    end: () => act(async () => push({ done: true })),
  };
}

const render = (logs: RolloutsApi['logs'], mayRead = true) =>
  renderRollouts(<LogsPanel workload={failing} />, {
    logs,
    actions: async () => actionOptions({ logs: mayRead }),
  });

it('follows the pod in trouble, line by line, and says when there is no more', async () => {
  const log = openLog();
  const logs = jest.fn(async () => log.response);
  render(logs);
  await log.write('starting\nlisten');
  expect(await screen.findByText('starting')).toBeInTheDocument();
  expect(screen.queryByText('listen')).toBeNull();
  await log.write('ing on 8080\n');
  expect(await screen.findByText('listening on 8080')).toBeInTheDocument();
  await log.end();
  expect(await screen.findByText(/The log has ended/)).toBeInTheDocument();
  expect(logs).toHaveBeenCalledWith(
    expect.objectContaining({ name: 'tiles' }),
    expect.objectContaining({
      pod: 'tiles-4-x',
      container: 'web',
      follow: true,
    }),
    expect.anything(),
  );
});

it('marks what is looked for, and counts the lines', async () => {
  const log = openLog();
  render(async () => log.response);
  await log.write('ok\nError: disk\nno error\n');
  await screen.findByText('ok');
  await userEvent.type(
    screen.getByRole('searchbox', { name: 'Find in the log' }),
    'error',
  );
  expect(await screen.findByText('2 lines match')).toBeInTheDocument();
  expect(screen.getByText('Error').tagName).toBe('MARK');
});

it('says in the cluster’s own words why there is no log', async () => {
  render(() =>
    Promise.reject(
      Object.assign(new Error('Request failed'), {
        statusCode: 400,
        cause: new Error('container "web" is waiting to start'),
      }),
    ),
  );
  expect(
    await screen.findByText('There is no log to read'),
  ).toBeInTheDocument();
  expect(
    screen.getByText('container "web" is waiting to start'),
  ).toBeInTheDocument();
});

it('says so to who may not read logs', async () => {
  render(async () => openLog().response, false);
  expect(
    await screen.findByText('You may not read logs of this workload.'),
  ).toBeInTheDocument();
});
