import { ReactNode } from 'react';
import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { ThemeBlueprint } from '@backstage/plugin-app-react';
import { UnifiedThemeProvider } from '@backstage/theme';
import { RiMoonLine, RiSunLine } from '@remixicon/react';
import { createDugnadTheme } from './createDugnadTheme';
import { darkPalette, lightPalette, Palette } from './palette';
import { themeStyleSheet } from './themeTokens';

const THEME_NAME = 'dugnad';

function createProvider(palette: Palette) {
  const theme = createDugnadTheme(palette);
  const styleSheet = themeStyleSheet(THEME_NAME, palette);
  return function DugnadThemeProvider(props: { children: ReactNode }) {
    return (
      <UnifiedThemeProvider theme={theme} themeName={THEME_NAME}>
        <style>{styleSheet}</style>
        {props.children}
      </UnifiedThemeProvider>
    );
  };
}

const lightTheme = ThemeBlueprint.make({
  name: 'light',
  params: {
    theme: {
      id: 'light',
      title: 'Light',
      variant: 'light',
      icon: <RiSunLine />,
      Provider: createProvider(lightPalette),
    },
  },
});

const darkTheme = ThemeBlueprint.make({
  name: 'dark',
  params: {
    theme: {
      id: 'dark',
      title: 'Dark',
      variant: 'dark',
      icon: <RiMoonLine />,
      Provider: createProvider(darkPalette),
    },
  },
});

/** Replaces the stock light and dark themes. */
export const themeModule = createFrontendModule({
  pluginId: 'app',
  extensions: [lightTheme, darkTheme],
});
