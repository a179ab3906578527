import { REASONS } from '@dugnad/plugin-rollouts-common';
import { actionTexts } from './en/actions';
import { detailTexts } from './en/detail';
import { evidenceTexts } from './en/evidence';
import { historyTexts } from './en/history';
import { homeTexts } from './en/home';
import { noticeTexts } from './en/notices';
import { overviewTexts } from './en/overview';
import { reasonTexts } from './en/reasons';
import nb from './nb';

const marks = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();

it.each(Object.entries(REASONS))(
  'says %s in Norwegian with the same values',
  (reason, { text }) => {
    const translated = Object.entries(nb).find(
      ([key]) => key === `reason.${reason}`,
    );
    expect(marks(translated?.[1] ?? '')).toEqual(marks(text));
  },
);

it('says in Norwegian everything that is said in English, with the same values', () => {
  const flat = (texts: object, path: string[] = []): [string, string][] =>
    Object.entries(texts).flatMap(([key, value]) =>
      typeof value === 'string'
        ? [[[...path, key].join('.'), value]]
        : flat(value, [...path, key]),
    );
  const english = flat({
    ...overviewTexts,
    ...detailTexts,
    ...actionTexts,
    ...evidenceTexts,
    ...historyTexts,
    ...homeTexts,
    notice: noticeTexts,
    reason: reasonTexts,
  }).sort();
  const said = (entries: [string, string][]) =>
    entries.map(([key, text]) => `${key} ${marks(text).join()}`);
  expect(said(Object.entries(nb).sort())).toEqual(said(english));
});
