import { DateTime } from 'luxon';
import { useLanguage } from '../../hooks/useLanguage';
import { useNow } from '../../hooks/useNow';

/** Props of `Since`. */
export interface SinceProps {
  /** ISO 8601. */
  at?: string;
}

/** A moment as time passed, with the moment itself on hover. */
export function Since({ at }: SinceProps) {
  const language = useLanguage();
  const now = useNow();
  if (!at) {
    return <>–</>;
  }
  const time = DateTime.fromISO(at).setLocale(language);
  const base = DateTime.fromJSDate(now);
  return (
    <time dateTime={at} title={time.toLocaleString(DateTime.DATETIME_MED)}>
      {time.toRelative({ base, style: 'short' }) ?? at}
    </time>
  );
}
