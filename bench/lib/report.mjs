/**
 * Whether a line reaches its goal. `goal` is the highest ratio of ours to theirs that is good, or with `more` the
 * lowest.
 */
export function isMet({ ours, theirs, goal, more = false }) {
  const ratio = ours / theirs;
  return more ? ratio >= goal : ratio <= goal;
}

/** One line of a benchmark: ours against the real thing measured in the same run. */
export function ratioLine(line) {
  const { title, ours, theirs, unit, against, goal, more = false } = line;
  const figure = value =>
    `${value < 10 ? value.toFixed(2) : Math.round(value)} ${unit}`;
  const ratio = (ours / theirs).toFixed(2);
  const measured = `${figure(ours)} against ${figure(theirs)}`;
  return `${title}: ${ratio}x of ${against} (${measured}), goal ${
    more ? '>=' : '<='
  } ${goal}: ${isMet(line) ? 'met' : 'MISSED'}`;
}
