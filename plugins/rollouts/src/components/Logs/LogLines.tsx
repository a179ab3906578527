import { memo, useEffect, useLayoutEffect, useRef } from 'react';
import { LogBuffer } from '../../lib/logBuffer';
import { splitMatches } from '../../lib/splitMatches';
import styles from './Logs.module.css';

/** Nearer than this to the end counts as reading along. */
const NEAR_END_PX = 24;

interface LogLineProps {
  number: number;
  line: string;
  search: string;
  chosen: boolean;
}

const LogLine = memo(({ number, line, search, chosen }: LogLineProps) => (
  <div className={styles.line} data-line={number} data-chosen={chosen}>
    {splitMatches(line, search).map(({ text, match }, index) =>
      // Parts of a line have nothing but their place
      // eslint-disable-next-line react/no-array-index-key
      match ? <mark key={index}>{text}</mark> : text,
    )}
  </div>
));

/** Props of `LogLines`. */
export interface LogLinesProps {
  log: LogBuffer;
  label: string;
  search: string;
  wrap: boolean;
  following: boolean;
  /** The reader went away from the end, or came back to it. */
  onFollowing(following: boolean): void;
  /** Number of the line to bring into view. */
  goTo?: number;
}

/** The lines of a log. Stays at the end as long as the reader does. */
export function LogLines(props: LogLinesProps) {
  const { log, label, search, wrap, following, onFollowing, goTo } = props;
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (following && box.current) {
      box.current.scrollTop = box.current.scrollHeight;
    }
  }, [log, following]);
  useEffect(() => {
    box.current
      ?.querySelector(`[data-line="${goTo}"]`)
      ?.scrollIntoView({ block: 'nearest' });
  }, [goTo]);
  const onScroll = () => {
    if (!box.current) return;
    const { scrollHeight, scrollTop, clientHeight } = box.current;
    const atEnd = scrollHeight - scrollTop - clientHeight < NEAR_END_PX;
    if (atEnd !== following) onFollowing(atEnd);
  };
  return (
    <div
      ref={box}
      className={styles.lines}
      data-wrap={wrap}
      role="log"
      // Reading out every line of a busy log would drown everything else
      aria-live="off"
      aria-label={label}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
      tabIndex={0}
      onScroll={onScroll}
    >
      {log.lines.map((line, index) => (
        <LogLine
          key={log.first + index}
          number={log.first + index}
          line={line}
          search={search}
          chosen={log.first + index === goTo}
        />
      ))}
    </div>
  );
}
