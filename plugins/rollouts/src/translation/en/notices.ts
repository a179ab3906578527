import { DIFFERENCES, NOTICES } from '@dugnad/plugin-rollouts-common';

const { unreachable: engineUnreachable, ...differences } = DIFFERENCES;

/**
 * What stands in the way of an action, what is good to know first, and why engines differ: by the codes of the backend, whose
 * English it is.
 */
export const noticeTexts = {
  ...NOTICES,
  ...differences,
  /** Both tables have an `unreachable`. */
  engineUnreachable,
  scalesToZero: 'Nothing will serve.',
} as const;

/** A code there are words for. */
export type NoticeCode = keyof typeof noticeTexts;

/** Whether this version has words for a code. */
export function isNoticeCode(code: string): code is NoticeCode {
  return code in noticeTexts;
}
