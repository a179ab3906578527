import { ComponentStatus } from '@dugnad/plugin-rollouts-common';

/** Fills that white text can be read on with a contrast of at least 4.5 : 1, on light and on dark pages alike. */
const FILLS: Record<ComponentStatus['status'], string> = {
  Healthy: '#17753a',
  Suspended: '#57606a',
  Progressing: '#0a5cad',
  Missing: '#8a4b00',
  Degraded: '#b3261e',
  Unknown: '#6a4c93',
  none: '#57606a',
};
const LABEL_FILL = '#32383f';

const WORDS: Record<ComponentStatus['status'], string> = {
  Healthy: 'healthy',
  Suspended: 'suspended',
  Progressing: 'rolling out',
  Missing: 'missing',
  Degraded: 'failing',
  Unknown: 'unknown',
  none: 'not running',
};

/** Widest part of either side; what is longer is cut. */
const MAX_LENGTH = 40;
const PADDING = 7;
const FONT_SIZE = 11;

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text that is only text in XML, without characters XML does not know. */
function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD]/gu, '')
    .replace(/[&<>"']/g, character => ENTITIES[character]);
}

const cut = (text: string) =>
  text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH - 1)}…` : text;

/** Near enough for Verdana and its kin at this size; `textLength` makes it exact. */
const widthOf = (text: string) => Math.round(text.length * 6.4);

/** What a badge says. */
export interface BadgeText {
  label: string;
  status: ComponentStatus['status'];
  /** Shown after the status; none where the reader is not known. */
  detail?: string;
}

/** A badge as an SVG image that needs nothing else. Pure. */
export function badgeSvg({ label, status, detail }: BadgeText): string {
  const left = cut(label);
  const right = cut([WORDS[status], detail].filter(Boolean).join(' '));
  const [leftText, rightText] = [left, right].map(widthOf);
  const leftWidth = leftText + 2 * PADDING;
  const width = leftWidth + rightText + 2 * PADDING;
  const title = escapeXml(`${left}: ${right}`);
  const text = (x: number, length: number, words: string) =>
    `<text x="${x}" y="14" textLength="${length}" lengthAdjust="spacingAndGlyphs">${escapeXml(
      words,
    )}</text>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="20" role="img" aria-label="${title}">`,
    `<title>${title}</title>`,
    `<clipPath id="r"><rect width="${width}" height="20" rx="3"/></clipPath>`,
    `<g clip-path="url(#r)">`,
    `<rect width="${leftWidth}" height="20" fill="${LABEL_FILL}"/>`,
    `<rect x="${leftWidth}" width="${width - leftWidth}" height="20" fill="${
      FILLS[status]
    }"/>`,
    `</g>`,
    `<g fill="#fff" font-family="Verdana,Geneva,DejaVu Sans,sans-serif" font-size="${FONT_SIZE}">`,
    text(PADDING, leftText, left),
    text(leftWidth + PADDING, rightText, right),
    `</g></svg>`,
  ].join('');
}
