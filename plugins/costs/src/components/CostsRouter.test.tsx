import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  context,
  formsMonth,
  organisation,
  standing,
} from '../__fixtures__/costs';
import { renderCosts } from '../__testUtils__/renderCosts';

jest.setTimeout(30_000);

// Charts measure the room they have, and this browser has none
beforeAll(() => {
  global.ResizeObserver = class {
    observe() {}
    unobserve() {}
    disconnect() {}
  };
});

const FORMS = '/costs/account/owner/group%3Adefault%2Fforms';

const bill = {
  'GET /context': context,
  'GET /organisation': organisation,
};

const forms = {
  'GET /context': context,
  'GET /account': formsMonth,
  'GET /budgets': { currency: 'EUR', items: [] },
  'GET /recommendations': {
    currency: 'EUR',
    from: '2026-01-20',
    to: '2026-02-03',
    cpuHeadroomPercent: 20,
    memoryHeadroomPercent: 15,
    coverage: formsMonth.coverage,
    notice: 'Use is not measured.',
    items: [],
  },
};

describe('the bill', () => {
  it('proves that its parts add up to it', async () => {
    renderCosts('/costs', bill);
    const proof = within(
      await screen.findByRole('region', { name: 'The proof' }),
    );
    for (const amount of ['€4.00', '€3.00', '€1.00', '€2.00', '€10.00']) {
      expect(proof.getByText(amount)).toBeInTheDocument();
    }
    expect(proof.getByText(/It closes/)).toBeInTheDocument();
  });

  it('says by how much it does not close', async () => {
    const broken = { ...organisation, differenceMicros: -20_000 };
    renderCosts('/costs', { ...bill, 'GET /organisation': broken });
    expect(
      await screen.findByText('It does not close: -€0.02 are missing.'),
    ).toBeInTheDocument();
  });

  it('has the figures of its pictures as tables', async () => {
    renderCosts('/costs', bill);
    const flow = within(
      await screen.findByRole('table', {
        name: 'From the bill to who uses it',
        hidden: true,
      }),
    );
    expect(flow.getByText('Servers').closest('tr')).toHaveTextContent(
      'ServersOslo€10.00',
    );
  });

  it('leads to owners one may open, and only to those', async () => {
    renderCosts('/costs', bill);
    const owners = within(
      await screen.findByRole('table', { name: 'Who uses it' }),
    );
    expect(owners.getByRole('link', { name: 'forms' })).toHaveAttribute(
      'href',
      `${FORMS}?month=2026-02`,
    );
    expect(owners.getByText('No owner known')).toBeInTheDocument();
    expect(owners.getAllByRole('link')).toHaveLength(1);
  });

  it('shows people who may not see totals what their own teams cost', async () => {
    const mine = {
      ...context,
      permissions: { seesTotals: false, editsCharges: false },
    };
    renderCosts('/costs', { ...forms, 'GET /context': mine });
    expect(await screen.findByText('This month so far')).toBeInTheDocument();
    expect(screen.queryByText('The proof')).not.toBeInTheDocument();
  });

  it('warns before a month is closed for good', async () => {
    const ended = { ...organisation, month: '2026-01' };
    const backend = renderCosts('/costs?month=2026-01', {
      ...bill,
      'GET /organisation': ended,
      'POST /months/2026-01/close': 409,
    });
    const user = userEvent.setup();
    await user.click(
      await screen.findByRole('button', { name: 'Close the month' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByText(/never changes again/)).toBeInTheDocument();
    expect(backend.sent).toEqual([]);
    await user.click(dialog.getByRole('button', { name: 'Close the month' }));
    expect(await dialog.findByText(/Nothing was changed/)).toBeInTheDocument();
  });

  it('is not offered to be closed while it runs', async () => {
    renderCosts('/costs', bill);
    await screen.findByText(/It closes/);
    expect(
      screen.queryByRole('button', { name: 'Close the month' }),
    ).not.toBeInTheDocument();
  });
});

describe('an account', () => {
  it('says unknown where use is not measured and a forecast is too early', async () => {
    renderCosts(FORMS, forms);
    expect(await screen.findByText('€3.00', { selector: 'dd' })).toBeVisible();
    const forecast = screen.getByText('Forecast for the month').closest('div')!;
    expect(forecast).toHaveTextContent('unknown');
    expect(forecast).toHaveTextContent('so far there are 2');
    expect(screen.getByText(/Use is not measured, so nobody/)).toBeVisible();
  });

  it('opens a figure to where it comes from', async () => {
    renderCosts(FORMS, {
      ...forms,
      'GET /explanation': {
        account: formsMonth.account,
        figure: 'monthToDate',
        micros: 3_000_000,
        currency: 'EUR',
        formula: 'sum of days',
        steps: [
          {
            label: 'CPU on 1 February',
            formula: 'core hours × rate',
            inputs: [{ name: 'core hours', value: 24, unit: 'h' }],
            resultMicros: 3_000_000,
          },
        ],
        priceVersions: [],
        coverage: formsMonth.coverage,
        freshness: formsMonth.freshness,
      },
    });
    const user = userEvent.setup();
    await user.click(
      await screen.findByRole('button', {
        name: 'Where “This month so far” comes from',
      }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    expect(await dialog.findByText('core hours × rate')).toBeInTheDocument();
    expect(dialog.getByText('core hours: 24 h')).toBeInTheDocument();
  });

  it('says that nothing is on record', async () => {
    renderCosts(FORMS, {
      ...forms,
      'GET /account': { ...formsMonth, exists: false },
    });
    expect(
      await screen.findByText('There is no cost on record for this.'),
    ).toBeInTheDocument();
  });

  it('says what one may not see', async () => {
    renderCosts(FORMS, { ...forms, 'GET /account': 403 });
    expect(
      await screen.findByText('You may not see these costs'),
    ).toBeInTheDocument();
  });
});

describe('a budget', () => {
  it('is set in the unit people write', async () => {
    const backend = renderCosts(FORMS, {
      ...forms,
      'PUT /budgets': standing.budget,
    });
    const user = userEvent.setup();
    await user.click(
      await screen.findByRole('button', { name: 'Set a budget' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    const amount = dialog.getByRole('textbox', { name: /Amount a month/ });
    await user.type(amount, 'much');
    expect(dialog.getByRole('button', { name: 'Save' })).toBeDisabled();
    await user.clear(amount);
    await user.type(amount, '249,50');
    await user.click(dialog.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(backend.sent).toHaveLength(1));
    expect(backend.sent[0].body).toEqual({
      account: { kind: 'owner', id: 'group:default/forms' },
      amountMicros: 249_500_000,
      isHard: false,
    });
  });

  it('shows how far it is spent, and whether it refuses', async () => {
    renderCosts('/costs/budgets', {
      'GET /context': context,
      'GET /budgets': { currency: 'EUR', items: [standing] },
    });
    expect(await screen.findByText('€4.50 of €5.00')).toBeInTheDocument();
    expect(screen.getByText('Getting close')).toBeInTheDocument();
    expect(screen.getByText(/larger claims are refused/)).toBeInTheDocument();
    expect(screen.getByRole('meter', { name: 'Budget' })).toHaveAttribute(
      'aria-valuenow',
      '90',
    );
  });
});
