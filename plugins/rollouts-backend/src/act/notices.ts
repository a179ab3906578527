import { fillSentence, Notice, NOTICES } from '@dugnad/plugin-rollouts-common';

/** A key of the sentences. */
export type NoticeCode = keyof typeof NOTICES;

/** A sentence with the code and values it is translated by. */
export function notice(
  code: NoticeCode,
  values: Record<string, string | number> = {},
): Notice {
  return { code, message: fillSentence(NOTICES[code], values), values };
}
