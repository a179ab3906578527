import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { durationText, useLanguage } from '@dugnad/plugin-clusters-react';
import { Figure } from '../../lib/doraFigure';
import { rolloutsTranslationRef } from '../../translation/rolloutsTranslationRef';

/** What writes the value of a figure. */
export type FigureText = (figure: Figure, value?: number) => string;

/** Writes the value of a figure in the chosen language; a gap in words. */
export function useFigureText(): FigureText {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const language = useLanguage();
  return (figure, value) => {
    if (value === undefined) return t('dora.gap');
    switch (figure) {
      case 'deployments':
        return new Intl.NumberFormat(language, {
          maximumFractionDigits: value < 1 ? 2 : 1,
        }).format(value);
      case 'failureRate':
        return new Intl.NumberFormat(language, {
          style: 'percent',
          maximumFractionDigits: 0,
        }).format(value);
      default:
        return durationText(value, language);
    }
  };
}
