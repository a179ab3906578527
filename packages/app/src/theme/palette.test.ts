import { contrastRatio } from './contrastRatio';
import { darkPalette, lightPalette, Palette } from './palette';

const TEXT = 4.5;
const GRAPHICS = 3;

function pairs(palette: Palette): [string, string, string, number][] {
  const { navigation } = palette;
  const surfaces = [palette.app, ...palette.surfaces.slice(0, 2)];
  const tones = [
    ['positive', palette.positive],
    ['negative', palette.negative],
    ['warning', palette.warning],
    ['info', palette.info],
  ] as const;
  return [
    ...surfaces.flatMap((surface): [string, string, string, number][] => [
      ['text', palette.text, surface, TEXT],
      ['subtle text', palette.textSubtle, surface, TEXT],
      ['link', palette.link, surface, TEXT],
      ['hovered link', palette.linkHover, surface, TEXT],
      ['outline', palette.borderStrong, surface, GRAPHICS],
      ['focus ring', palette.focus, surface, GRAPHICS],
      ...tones.map(([name, tone]): [string, string, string, number] => [
        `${name} text`,
        tone.text,
        surface,
        TEXT,
      ]),
    ]),
    ...tones.flatMap(([name, tone]): [string, string, string, number][] => [
      [`words on quiet ${name}`, tone.onSubdued, tone.subdued, TEXT],
      [`words on loud ${name}`, tone.onSolid, tone.solid, TEXT],
    ]),
    ['button label', palette.onAccent, palette.accent, TEXT],
    ['hovered button label', palette.onAccent, palette.accentHover, TEXT],
    ['navigation', navigation.text, navigation.background, TEXT],
    ['hovered', navigation.text, navigation.hoverBackground, TEXT],
    ['here', navigation.selectedText, navigation.selectedBackground, TEXT],
    ['indicator', navigation.indicator, navigation.background, GRAPHICS],
  ];
}

describe.each([
  ['light', lightPalette],
  ['dark', darkPalette],
])('%s palette', (_mode, palette) => {
  it.each(pairs(palette))(
    '%s (%s on %s) meets WCAG AA (%s)',
    (_name, foreground, background, wanted) => {
      expect(contrastRatio(foreground, background)).toBeGreaterThanOrEqual(
        wanted,
      );
    },
  );
});
