/**
 * One line of a benchmark: ours against the real thing measured in the same run.
 * `goal` is the highest ratio that is good, unless `more` says that more is better.
 */
export function ratioLine({
  title,
  ours,
  theirs,
  unit,
  against,
  goal,
  more = false,
}) {
  const ratio = ours / theirs;
  const good = more ? ratio >= goal : ratio <= goal;
  const figure = value =>
    `${value < 10 ? value.toFixed(2) : Math.round(value)} ${unit}`;
  return `${title}: ${ratio.toFixed(2)}x of ${against} (${figure(
    ours,
  )} against ${figure(theirs)}), goal ${more ? '>=' : '<='} ${goal}: ${
    good ? 'met' : 'MISSED'
  }`;
}
