import { Palette, Tone } from './palette';

function toneTokens(name: string, tone: Tone): [string, string][] {
  return [
    [`${name}-bg`, tone.solid],
    [`${name}-bg-hover`, tone.solid],
    [`${name}-bg-subdued`, tone.subdued],
    [`${name}-bg-subdued-hover`, tone.subdued],
    [`${name}-border`, tone.border],
    [`${name}-fg`, tone.onSolid],
    [`${name}-fg-subdued`, tone.onSubdued],
  ];
}

/** Older names that parts of `@backstage/ui` still read. */
function olderTokens(palette: Palette): [string, string][] {
  const tones: [string, Tone][] = [
    ['danger', palette.negative],
    ['warning', palette.warning],
    ['success', palette.positive],
    ['info', palette.info],
  ];
  return [
    ['bg-solid', palette.accent],
    ['bg-solid-hover', palette.accentHover],
    ['bg-solid-pressed', palette.accentHover],
    ['bg-solid-disabled', palette.accentDisabled],
    ['fg-solid', palette.onAccent],
    ['fg-solid-disabled', palette.onAccentDisabled],
    ...tones.flatMap(([name, tone]): [string, string][] => [
      [`bg-${name}`, tone.subdued],
      [`fg-${name}`, tone.text],
      [`fg-${name}-on-bg`, tone.onSubdued],
      [`border-${name}`, tone.border],
    ]),
  ];
}

/** The palette as `@backstage/ui` custom properties: name without `--bui-`, value. */
export function themeTokens(palette: Palette): [string, string][] {
  return [
    ['bg-app', palette.app],
    ...palette.surfaces.map((surface, i): [string, string] => [
      `bg-neutral-${i + 1}`,
      surface,
    ]),
    ['fg-primary', palette.text],
    ['fg-secondary', palette.textSubtle],
    ['fg-disabled', palette.textDisabled],
    ['fg-positive', palette.positive.text],
    ['fg-negative', palette.negative.text],
    ['fg-warning', palette.warning.text],
    ['fg-announcement', palette.info.text],
    ['border-1', palette.border],
    ['border-2', palette.borderStrong],
    ['ring', palette.focus],
    ['accent-bg', palette.accent],
    ['accent-bg-hover', palette.accentHover],
    ['accent-bg-disabled', palette.accentDisabled],
    ['accent-fg', palette.onAccent],
    ['accent-fg-disabled', palette.onAccentDisabled],
    ...toneTokens('announcement', palette.info),
    ...toneTokens('warning', palette.warning),
    ...toneTokens('negative', palette.negative),
    ...toneTokens('positive', palette.positive),
    ...olderTokens(palette),
  ];
}

/** Style sheet that gives `@backstage/ui` this palette while the theme `themeName` is on. */
export function themeStyleSheet(themeName: string, palette: Palette): string {
  const declarations = themeTokens(palette)
    .map(([name, value]) => `--bui-${name}:${value}`)
    .join(';');
  return `[data-theme-name='${themeName}'][data-theme-mode='${palette.mode}']{color-scheme:${palette.mode};${declarations}}`;
}
