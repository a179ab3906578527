import { useLanguage } from '../../hooks/useLanguage';
import { useNow } from '../../hooks/useNow';
import { absoluteTime, relativeTime } from '../../lib/relativeTime';

/** Props of `Since`. */
export interface SinceProps {
  /** ISO 8601; without it a dash is shown. */
  at?: string;
}

/** A moment as people say it ("2 minutes ago"), the moment itself on hover. */
export function Since({ at }: SinceProps) {
  const language = useLanguage();
  const now = useNow();
  if (!at) return <>–</>;
  return (
    <time dateTime={at} title={absoluteTime(at, language)}>
      {relativeTime(at, now, language)}
    </time>
  );
}
