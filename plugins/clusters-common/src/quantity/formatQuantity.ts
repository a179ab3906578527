const MEMORY_UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB', 'EiB'];

/** How people read it: three significant digits until 1,000, whole numbers from there. */
function readable(value: number, locale: string): string {
  const options: Intl.NumberFormatOptions =
    Math.abs(value) < 1000
      ? { maximumSignificantDigits: 3 }
      : { maximumFractionDigits: 0 };
  return new Intl.NumberFormat(locale, options).format(value);
}

/** CPU in cores for people, without a unit: `0.25`, `12.5`, `1,024` (`0,25` in Norwegian). */
export function formatCpuCores(cpuCores: number, locale: string): string {
  return readable(cpuCores, locale);
}

/** Memory for people in the largest binary unit that leaves at least 1: `512 MiB`, `1.5 GiB` (`1,5 GiB` in Norwegian). */
export function formatMemoryBytes(memoryBytes: number, locale: string): string {
  const magnitude = Math.abs(memoryBytes);
  const step =
    magnitude < 1 ? 0 : Math.floor(Math.log2(magnitude) / 10 + 1e-12);
  const index = Math.min(step, MEMORY_UNITS.length - 1);
  return `${readable(memoryBytes / 1024 ** index, locale)} ${
    MEMORY_UNITS[index]
  }`;
}

/** A share of a whole as a percentage without decimals; undefined where the whole is zero and no share exists. */
export function formatShare(
  part: number,
  whole: number,
  locale: string,
): string | undefined {
  if (whole <= 0) return undefined;
  return new Intl.NumberFormat(locale, {
    style: 'percent',
    maximumFractionDigits: 0,
  }).format(part / whole);
}
