/** 512 MiB: no golden path comes near it, and it bounds what one push writes to disk. */
export const MAX_PUSH_BYTES = 512 * 1024 * 1024;

/**
 * Environment of every Git process: nothing of the user's or the machine's configuration, no prompts, no hooks,
 * pathspecs taken literally, and no background maintenance that would outlive the server.
 */
export function gitEnvironment(directory: string, path: string | undefined) {
  const configuration: [string, string][] = [
    ['safe.directory', directory],
    ['core.hooksPath', '/dev/null'],
    ['receive.fsckObjects', 'true'],
    ['receive.maxInputSize', String(MAX_PUSH_BYTES)],
    ['receive.autogc', 'false'],
    ['gc.auto', '0'],
    ['maintenance.auto', 'false'],
    ['uploadpack.allowFilter', 'true'],
    ['advice.defaultBranchName', 'false'],
  ];
  return {
    PATH: path,
    LC_ALL: 'C',
    HOME: directory,
    XDG_CONFIG_HOME: directory,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_SYSTEM: '/dev/null',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_ATTR_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_LITERAL_PATHSPECS: '1',
    GIT_PAGER: 'cat',
    GIT_CONFIG_COUNT: String(configuration.length),
    ...Object.fromEntries(
      configuration.flatMap(([key, value], index) => [
        [`GIT_CONFIG_KEY_${index}`, key],
        [`GIT_CONFIG_VALUE_${index}`, value],
      ]),
    ),
  };
}
