import { badgeSvg } from './badgeSvg';

it('says label, status and detail, for eyes and for screen readers', () => {
  const svg = badgeSvg({ label: 'tiles', status: 'Healthy', detail: '1.4.2' });
  expect(svg).toContain('>tiles</text>');
  expect(svg).toContain('>healthy 1.4.2</text>');
  expect(svg).toContain('aria-label="tiles: healthy 1.4.2"');
});

it('is text whatever the names hold', () => {
  const svg = badgeSvg({
    label: `"><script>&${String.fromCharCode(0)}`,
    status: 'Degraded',
    detail: "<img src='x'>",
  });
  expect(svg).not.toMatch(/<script|<img/);
  expect(svg).not.toContain(String.fromCharCode(0));
  expect(svg).toContain('&quot;&gt;&lt;script&gt;&amp;');
});

it('cuts what is too long', () => {
  const svg = badgeSvg({ label: 'x'.repeat(500), status: 'none' });
  expect(svg.length).toBeLessThan(1_500);
  expect(svg).toContain('…');
});

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5]
    .map(at => parseInt(hex.slice(at, at + 2), 16) / 255)
    .map(one =>
      one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4,
    );
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

it.each([
  'Healthy',
  'Suspended',
  'Progressing',
  'Missing',
  'Degraded',
  'Unknown',
  'none',
] as const)('can be read when %s, on light and on dark pages', status => {
  const fills = badgeSvg({ label: 'a', status }).match(/#[0-9a-f]{6}/g) ?? [];
  expect(fills).toHaveLength(2);
  for (const fill of fills) {
    expect(1.05 / (luminance(fill) + 0.05)).toBeGreaterThanOrEqual(4.5);
  }
});
