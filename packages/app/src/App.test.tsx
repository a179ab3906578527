import { render, screen } from '@testing-library/react';
import App from './App';

function withConfig(data: object) {
  process.env = {
    NODE_ENV: 'test',
    // The app reads its configuration from here in tests.
    APP_CONFIG: JSON.parse(JSON.stringify([{ context: 'test', data }])),
  };
}

const config = {
  app: { title: 'Test portal', baseUrl: 'http://localhost:7007' },
  backend: { baseUrl: 'http://localhost:7007' },
};

describe('App', () => {
  it('starts at the sign-in page and says when no way in is configured', async () => {
    withConfig(config);
    render(App.createRoot());
    expect(
      await screen.findByText(
        'Welcome to Test portal',
        {},
        { timeout: 20_000 },
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText('No way to sign in is configured.'),
    ).toBeInTheDocument();
  }, 30_000);
});
