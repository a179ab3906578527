import { useLocale } from '../../hooks/useLocale';
import { useNow } from '../../hooks/useNow';
import { absoluteTime, relativeTime } from '../../lib/relativeTime';

/** A moment as time passed, with the moment itself on hover. */
export function Since(props: { at: string }) {
  const locale = useLocale();
  const now = useNow();
  return (
    <time dateTime={props.at} title={absoluteTime(props.at, locale)}>
      {relativeTime(props.at, now, locale)}
    </time>
  );
}
