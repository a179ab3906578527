/** The colours of one mode. Every name says what the colour is for, so that both worlds of components draw from one list. */
export interface Palette {
  mode: 'light' | 'dark';
  /** Behind everything. */
  app: string;
  /** Cards and tables, then each nested level above them. */
  surfaces: readonly [string, string, string, string];
  text: string;
  textSubtle: string;
  textDisabled: string;
  /** Hairlines that only decorate. */
  border: string;
  /** Outlines of things one can operate. */
  borderStrong: string;
  accent: string;
  accentHover: string;
  accentDisabled: string;
  onAccent: string;
  onAccentDisabled: string;
  link: string;
  linkHover: string;
  focus: string;
  positive: Tone;
  negative: Tone;
  warning: Tone;
  info: Tone;
  navigation: {
    background: string;
    text: string;
    selectedText: string;
    selectedBackground: string;
    hoverBackground: string;
    indicator: string;
  };
}

/** One meaning in its three strengths. */
export interface Tone {
  /** Words and icons on a surface. */
  text: string;
  /** A quiet background, and words on it. */
  subdued: string;
  onSubdued: string;
  /** A loud background, and words on it. */
  solid: string;
  onSolid: string;
  border: string;
}

export const lightPalette: Palette = {
  mode: 'light',
  app: '#f3f6f6',
  surfaces: ['#ffffff', '#f3f6f6', '#ffffff', '#f3f6f6'],
  text: '#14232a',
  textSubtle: '#4d616a',
  textDisabled: '#8b9aa0',
  border: '#d8e0e3',
  borderStrong: '#788b93',
  accent: '#0b5d70',
  accentHover: '#084757',
  accentDisabled: '#a9c3ca',
  onAccent: '#ffffff',
  onAccentDisabled: '#f3f6f6',
  link: '#0a6178',
  linkHover: '#084757',
  focus: '#0b5d70',
  positive: {
    text: '#18753f',
    subdued: '#d9f2e3',
    onSubdued: '#0d5129',
    solid: '#18753f',
    onSolid: '#ffffff',
    border: '#7cc49a',
  },
  negative: {
    text: '#b8272b',
    subdued: '#fde1df',
    onSubdued: '#8a1a1e',
    solid: '#b8272b',
    onSolid: '#ffffff',
    border: '#e79a98',
  },
  warning: {
    text: '#8f5500',
    subdued: '#fdecc8',
    onSubdued: '#6b3f00',
    solid: '#f0a92e',
    onSolid: '#241500',
    border: '#dba748',
  },
  info: {
    text: '#1a5fb0',
    subdued: '#deebfb',
    onSubdued: '#133f78',
    solid: '#1a5fb0',
    onSolid: '#ffffff',
    border: '#8fb8e6',
  },
  navigation: {
    background: '#0c2a32',
    text: '#c3d6db',
    selectedText: '#ffffff',
    selectedBackground: '#1a4450',
    hoverBackground: '#143741',
    indicator: '#f3b447',
  },
};

export const darkPalette: Palette = {
  mode: 'dark',
  app: '#0e1619',
  surfaces: ['#162024', '#1d292e', '#253338', '#2d3d43'],
  text: '#e7eef0',
  textSubtle: '#a5b6bc',
  textDisabled: '#6b7d84',
  border: '#2b3a40',
  borderStrong: '#728890',
  accent: '#7cc9dc',
  accentHover: '#9cdaea',
  accentDisabled: '#2f5a66',
  onAccent: '#06232b',
  onAccentDisabled: '#8fb4be',
  link: '#82cde0',
  linkHover: '#a8e0ee',
  focus: '#7cc9dc',
  positive: {
    text: '#5fd394',
    subdued: '#0f3421',
    onSubdued: '#97e6b9',
    solid: '#37b872',
    onSolid: '#04190d',
    border: '#236b45',
  },
  negative: {
    text: '#ff8a86',
    subdued: '#431618',
    onSubdued: '#ffb3b0',
    solid: '#c93332',
    onSolid: '#ffffff',
    border: '#7d2a2c',
  },
  warning: {
    text: '#f1b553',
    subdued: '#3b2a09',
    onSubdued: '#f7cf8b',
    solid: '#f0a92e',
    onSolid: '#241500',
    border: '#7a5719',
  },
  info: {
    text: '#86bbff',
    subdued: '#10294a',
    onSubdued: '#b0d2ff',
    solid: '#2f6fbd',
    onSolid: '#ffffff',
    border: '#27518a',
  },
  navigation: {
    background: '#0a1f26',
    text: '#b9cdd3',
    selectedText: '#ffffff',
    selectedBackground: '#173d48',
    hoverBackground: '#122f38',
    indicator: '#f3b447',
  },
};
