/**
 * Colours of series, by rank: hues that people with the common colour-vision deficiencies tell apart, each readable on light
 * and on dark surfaces. Legends and tables name every series too.
 */
const SERIES = [
  '#2a7f94',
  '#c8741a',
  '#6b6fc4',
  '#3f8f4f',
  '#b8477e',
  '#8a7a1d',
  '#4f8ad1',
  '#9c5b3c',
];

/** Everything that has no rank of its own. */
export const QUIET_COLOUR = '#8796a0';

/** The colour of the series with this rank; ranks beyond the last share the quiet one. */
export function seriesColour(rank: number): string {
  return SERIES[rank] ?? QUIET_COLOUR;
}

/** Colours of what is not anybody's. */
export const PART_COLOURS = {
  idle: '#a9b4bb',
  shared: '#7f8f99',
  unallocated: '#d0a13a',
} as const;
