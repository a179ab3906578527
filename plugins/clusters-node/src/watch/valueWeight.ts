/**
 * Characters of all names and texts within a kept value, and one for each part: how much of the memory it takes. Stops counting
 * once past `most`. What is frozen counts as nothing: it is shared by whoever made it.
 */
export function valueWeight(value: unknown, most: number): number {
  if (typeof value === 'string') {
    return 1 + value.length;
  }
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) {
    return 1;
  }
  let weight = 1;
  const parts = value instanceof Map ? value : Object.entries(value);
  for (const [name, part] of parts) {
    weight += String(name).length + valueWeight(part, most - weight);
    if (weight > most) {
      return weight;
    }
  }
  return weight;
}
