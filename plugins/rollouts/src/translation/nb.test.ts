import { REASONS } from '@dugnad/plugin-rollouts-common';
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
