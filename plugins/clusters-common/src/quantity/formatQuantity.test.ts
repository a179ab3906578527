import {
  formatCpuCores,
  formatMemoryBytes,
  formatShare,
} from './formatQuantity';

describe('formatCpuCores', () => {
  it.each([
    [0, '0'],
    [0.05, '0.05'],
    [3.14159, '3.14'],
    [12.5, '12.5'],
    [1234.5, '1,235'],
  ])('writes %d as %s', (cores, expected) => {
    expect(formatCpuCores(cores, 'en')).toBe(expected);
  });

  it('writes a decimal comma in Norwegian', () => {
    expect(formatCpuCores(12.5, 'nb')).toBe('12,5');
  });
});

describe('formatMemoryBytes', () => {
  it.each([
    [0, '0 B'],
    [1023, '1,023 B'],
    [1024, '1 KiB'],
    [1024 ** 2 - 1, '1,024 KiB'],
    [1024 ** 3, '1 GiB'],
    [1.5 * 1024 ** 3, '1.5 GiB'],
    [1024 ** 6 * 3, '3 EiB'],
    [1024 ** 7, '1,024 EiB'],
  ])('writes %d as %s', (bytes, expected) => {
    expect(formatMemoryBytes(bytes, 'en')).toBe(expected);
  });

  it('writes a decimal comma in Norwegian', () => {
    expect(formatMemoryBytes(1.5 * 1024 ** 3, 'nb')).toBe('1,5 GiB');
  });
});

describe('formatShare', () => {
  it('writes a whole percentage', () => {
    expect(formatShare(1, 3, 'en')).toBe('33%');
  });

  it('has no share of nothing', () => {
    expect(formatShare(1, 0, 'en')).toBeUndefined();
  });
});
