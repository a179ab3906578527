import { Explanation, forecast } from '@dugnad/plugin-costs-common';

/** How a month's forecast comes about, or why there is none. */
export function explainForecast(
  actualMicros: number,
  days: { daysObserved: number; daysInMonth: number },
): Explanation['steps'] {
  const micros = forecast({ actualMicros, ...days });
  return [
    {
      label: 'forecast',
      formula:
        micros === undefined
          ? 'none before three days of data'
          : 'cost so far ÷ days observed × days in the month',
      inputs: [
        { name: 'actualMicros', value: actualMicros, unit: 'micro-units' },
        { name: 'daysObserved', value: days.daysObserved, unit: 'days' },
        { name: 'daysInMonth', value: days.daysInMonth, unit: 'days' },
      ],
      resultMicros: micros ?? null,
    },
  ];
}
