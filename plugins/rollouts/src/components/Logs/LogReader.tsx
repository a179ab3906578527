import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Button, SearchField, Switch } from '@backstage/ui';
import { failureOf } from '@dugnad/plugin-clusters-react';
import { RiDownloadLine } from '@remixicon/react';
import { useMemo, useState } from 'react';
import { useLogDownload } from '../../hooks/useLogDownload';
import { LogSource, MOST_LINES, useLogStream } from '../../hooks/useLogStream';
import { rolloutsTranslationRef } from '../../translation/rolloutsTranslationRef';
import { LogLines } from './LogLines';
import styles from './Logs.module.css';
import { LogState } from './LogState';

/** Props of `LogReader`. */
export interface LogReaderProps {
  source: LogSource;
}

/** One log: follows it, finds words in it, and gives it away as a file. */
export function LogReader({ source }: LogReaderProps) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const stream = useLogStream(source);
  const download = useLogDownload(source);
  const [search, setSearch] = useState('');
  const [following, setFollowing] = useState(true);
  const [wrap, setWrap] = useState(true);
  const { log } = stream;
  const matches = useMemo(
    () => (search ? matching(log, search) : []),
    [log, search],
  );
  const [at, setAt] = useState<number>();
  const next = () => {
    setFollowing(false);
    setAt(matches.find(number => number > (at ?? -1)) ?? matches[0]);
  };
  return (
    <>
      <div className={styles.tools}>
        <SearchField
          label={t('logs.search')}
          placeholder=""
          value={search}
          onChange={setSearch}
          onSubmit={next}
        />
        <span className={styles.found} role="status">
          {search &&
            (matches.length > 0
              ? t('logs.matches', { count: matches.length })
              : t('logs.noMatch'))}
        </span>
        <Switch
          isSelected={following}
          onChange={setFollowing}
          label={t('logs.follow')}
        />
        <Switch isSelected={wrap} onChange={setWrap} label={t('logs.wrap')} />
        <Button
          variant="secondary"
          size="small"
          iconStart={<RiDownloadLine />}
          isPending={download.isPending}
          onPress={() => download.mutate()}
        >
          {t('logs.download')}
        </Button>
      </div>
      {download.error && (
        <Alert status="danger" icon title={failureOf(download.error).message} />
      )}
      {log.first > 0 && (
        <p className={styles.secondary}>
          {t('logs.cut', { number: String(MOST_LINES) })}
        </p>
      )}
      {log.lines.length > 0 && (
        <LogLines
          log={log}
          label={t('logs.label', {
            pod: source.pod,
            container: source.container ?? '',
          })}
          search={search}
          wrap={wrap}
          following={following}
          onFollowing={setFollowing}
          goTo={at}
        />
      )}
      <LogState stream={stream} following={following} />
    </>
  );
}

/** Numbers of the lines that contain the words. */
function matching(
  { first, lines }: { first: number; lines: string[] },
  words: string,
): number[] {
  const wanted = words.toLocaleLowerCase();
  return lines.flatMap((line, index) =>
    line.toLocaleLowerCase().includes(wanted) ? [first + index] : [],
  );
}
