import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { HomePageWidgetBlueprint } from '@backstage/plugin-home-react/alpha';
import { PlainWidget } from '@dugnad/plugin-clusters-react';
import { screen } from '@testing-library/react';
import { homePlugin } from './homePlugin';

const widget = (name: string, defaultColumns?: number) =>
  HomePageWidgetBlueprint.make({
    name,
    params: {
      layout: { width: { defaultColumns } },
      components: async () => ({ Content: () => <p>{name}</p> }),
      componentProps: { Renderer: PlainWidget },
    },
  });

function open(extensions = [widget('narrow'), widget('wide', 8)]) {
  return renderTestApp({
    features: [
      homePlugin,
      createFrontendModule({ pluginId: 'home', extensions }),
    ],
    apis: [
      mockApis.identity({
        displayName: 'Ingrid Berg',
        userEntityRef: 'user:default/ingrid.berg',
      }),
    ],
  });
}

jest.setTimeout(30_000);

describe('HomePage', () => {
  it('greets by first name', async () => {
    open();
    expect(
      await screen.findByText(/^Good .+, Ingrid$/, {}, { timeout: 20_000 }),
    ).toBeInTheDocument();
  });

  it('shows the cards that plugins bring, wide ones first', async () => {
    open();
    const wide = await screen.findByText('wide', {}, { timeout: 20_000 });
    const narrow = await screen.findByText('narrow');
    expect(
      wide.compareDocumentPosition(narrow) & Node.DOCUMENT_POSITION_FOLLOWING,
    ).toBeTruthy();
  });

  it('stands without any card, where no plugin is left to bring one', async () => {
    open([]);
    expect(
      await screen.findByText(/^Good .+, Ingrid$/, {}, { timeout: 20_000 }),
    ).toBeInTheDocument();
  });
});
