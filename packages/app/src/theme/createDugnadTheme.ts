import {
  createUnifiedTheme,
  genPageTheme,
  palettes,
  UnifiedTheme,
} from '@backstage/theme';
import { componentStyles } from './componentStyles';
import { Palette } from './palette';

const FONT_FAMILY =
  "system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";

function heading(fontSize: string, marginBottom: number) {
  return { fontSize, fontWeight: 600, marginBottom };
}

function muiPalette(palette: Palette) {
  const { navigation } = palette;
  return {
    ...palettes[palette.mode],
    mode: palette.mode,
    type: palette.mode,
    background: { default: palette.app, paper: palette.surfaces[0] },
    text: {
      primary: palette.text,
      secondary: palette.textSubtle,
      disabled: palette.textDisabled,
    },
    divider: palette.border,
    primary: { main: palette.accent, contrastText: palette.onAccent },
    secondary: { main: palette.accent, contrastText: palette.onAccent },
    error: { main: palette.negative.text },
    warning: { main: palette.warning.text },
    success: { main: palette.positive.text },
    info: { main: palette.info.text },
    status: {
      ok: palette.positive.text,
      warning: palette.warning.text,
      error: palette.negative.text,
      running: palette.info.text,
      pending: palette.warning.solid,
      aborted: palette.textSubtle,
    },
    border: palette.border,
    textContrast: palette.text,
    textVerySubtle: palette.border,
    textSubtle: palette.textSubtle,
    highlight: palette.warning.subdued,
    errorBackground: palette.negative.subdued,
    errorText: palette.negative.onSubdued,
    warningBackground: palette.warning.subdued,
    warningText: palette.warning.onSubdued,
    infoBackground: palette.info.subdued,
    infoText: palette.info.onSubdued,
    link: palette.link,
    linkHover: palette.linkHover,
    gold: palette.warning.solid,
    navigation: {
      background: navigation.background,
      indicator: navigation.indicator,
      color: navigation.text,
      selectedColor: navigation.selectedText,
      navItem: { hoverBackground: navigation.hoverBackground },
      submenu: { background: navigation.background },
    },
    tabbar: { indicator: palette.accent },
  };
}

/** The palette as a theme for the Material UI components of stock plugins. */
export function createDugnadTheme(palette: Palette): UnifiedTheme {
  const page = genPageTheme({
    colors: [palette.surfaces[0], palette.surfaces[0]],
    shape: 'none',
    options: { fontColor: palette.text },
  });
  return createUnifiedTheme({
    palette: muiPalette(palette),
    fontFamily: FONT_FAMILY,
    typography: {
      fontFamily: FONT_FAMILY,
      htmlFontSize: 16,
      h1: heading('2rem', 8),
      h2: heading('1.5rem', 8),
      h3: heading('1.25rem', 6),
      h4: heading('1.125rem', 6),
      h5: heading('1.0625rem', 4),
      h6: heading('1rem', 4),
    },
    defaultPageTheme: 'home',
    pageTheme: Object.fromEntries(
      [
        'home',
        'documentation',
        'tool',
        'service',
        'website',
        'library',
        'other',
        'app',
        'apis',
        'card',
      ].map(name => [name, page]),
    ),
    components: componentStyles(palette),
  });
}
