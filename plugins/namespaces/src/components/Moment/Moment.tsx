import { DateTime } from 'luxon';
import { useLanguage } from '../../hooks/useLanguage';
import { useTick } from '../../hooks/useTick';

/** Props of `Moment`. */
export interface MomentProps {
  /** ISO 8601. */
  at: string;
}

/** A time as people say it ("2 minutes ago"), with the exact one as title, in the chosen language. */
export function Moment({ at }: MomentProps) {
  const language = useLanguage();
  useTick();
  const time = DateTime.fromISO(at).setLocale(language);
  return (
    <time
      dateTime={at}
      title={time.toLocaleString(DateTime.DATETIME_MED_WITH_SECONDS)}
    >
      {time.toRelative() ?? at}
    </time>
  );
}
