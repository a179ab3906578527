import '@testing-library/jest-dom';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { dora } from '../../__fixtures__/dora';
import { renderRollouts } from '../../__testUtils__/renderRollouts';
import { DoraPanel } from './DoraPanel';

const render = () =>
  renderRollouts(<DoraPanel query={{ entityRef: dora.entityRef }} />, {
    dora: async () => dora,
  });

const tile = (name: string) => screen.findByRole('region', { name });

it('shows a figure without data as a gap, and says what would fill it', async () => {
  render();
  const lead = within(await tile('Lead time'));
  expect(lead.getByText('No data')).toBeInTheDocument();
  expect(lead.getByText(/No commit time is known/)).toBeInTheDocument();
});

it('tells a period nobody recorded from one in which nothing happened', async () => {
  render();
  const frequency = within(await tile('Deployment frequency'));
  expect(
    frequency.getByText('9 Nov to 16 Nov: Nothing recorded'),
  ).toBeInTheDocument();
  expect(frequency.getByText('16 Nov to 21 Nov: 0.6')).toBeInTheDocument();
});

it('opens a figure to the events it counts', async () => {
  render();
  const failures = within(await tile('Change failure rate'));
  expect(failures.getByText('25%')).toBeInTheDocument();
  await userEvent.click(failures.getByText('What it counts: 1 event'));
  expect(failures.getByRole('link', { name: 'tiles 1.5.0' })).toHaveAttribute(
    'href',
    '/rollouts/oslo/maps-prod/Deployment/tiles',
  );
});

it('says how many rollouts it could not count', async () => {
  render();
  expect(
    await screen.findByText('1 rollout was seen too late to be counted.'),
  ).toBeInTheDocument();
});
