import { UnifiedThemeOptions } from '@backstage/theme';
import { Palette } from './palette';

/** What makes Material UI and core components sit beside `@backstage/ui` without a seam. */
export function componentStyles(
  palette: Palette,
): UnifiedThemeOptions['components'] {
  const hairline = `1px solid ${palette.border}`;
  return {
    MuiPaper: {
      styleOverrides: {
        root: { backgroundImage: 'unset' },
        rounded: { borderRadius: 12 },
        elevation1: { boxShadow: 'none', border: hairline },
        elevation2: { boxShadow: 'none', border: hairline },
      },
    },
    MuiButton: {
      styleOverrides: {
        root: { textTransform: 'none', borderRadius: 8, fontWeight: 600 },
        contained: { boxShadow: 'none', '&:hover': { boxShadow: 'none' } },
      },
    },
    MuiChip: {
      styleOverrides: {
        root: {
          borderRadius: 6,
          backgroundColor: palette.surfaces[1],
          color: palette.text,
          border: hairline,
        },
      },
    },
    MuiTab: {
      styleOverrides: {
        root: {
          textTransform: 'none',
          letterSpacing: 'normal',
          color: palette.textSubtle,
        },
      },
    },
    MuiTableRow: {
      styleOverrides: {
        root: {
          '&:nth-of-type(odd)': { backgroundColor: 'transparent' },
          borderBottom: hairline,
        },
      },
    },
    MuiTableCell: {
      styleOverrides: {
        // Words break between letters only when a single one is wider than its column.
        root: {
          wordBreak: 'normal',
          overflowWrap: 'break-word',
          lineHeight: 1.4,
        },
        head: { wordBreak: 'normal', lineHeight: 1.4, fontWeight: 600 },
      },
    },
    ...coreComponentStyles(palette),
  };
}

/** Style overrides of `@backstage/core-components`, by the names it registers. */
function coreComponentStyles(palette: Palette) {
  const hairline = `1px solid ${palette.border}`;
  const flatHeader = {
    backgroundImage: 'none',
    backgroundColor: palette.surfaces[0],
    boxShadow: 'none',
    borderBottom: hairline,
    padding: '16px 24px',
  };
  return {
    BackstageHeader: {
      styleOverrides: {
        header: flatHeader,
        title: { color: palette.text, fontSize: '1.5rem' },
        subtitle: { color: palette.textSubtle },
        type: { color: palette.textSubtle },
        breadcrumb: { color: palette.textSubtle },
        breadcrumbType: { color: palette.textSubtle },
        breadcrumbTitle: { color: palette.textSubtle },
      },
    },
    BackstageHeaderLabel: {
      styleOverrides: {
        label: { color: palette.textSubtle },
        value: { color: palette.text },
      },
    },
    BackstageHeaderTabs: {
      styleOverrides: {
        tabsWrapper: {
          backgroundColor: palette.surfaces[0],
          borderBottom: hairline,
        },
        defaultTab: { textTransform: 'none', letterSpacing: 'normal' },
      },
    },
    CatalogReactUserListPicker: {
      styleOverrides: {
        root: {
          backgroundColor: palette.surfaces[0],
          border: hairline,
          boxShadow: 'none',
        },
        title: { color: palette.textSubtle, textTransform: 'none' },
      },
    },
    BackstageItemCardHeader: {
      styleOverrides: {
        root: {
          backgroundImage: 'none',
          backgroundColor: palette.surfaces[1],
          color: palette.text,
        },
      },
    },
  };
}
