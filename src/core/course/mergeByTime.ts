export interface Timed {
  /** As `z.iso.datetime()` takes it: in UTC, with or without fractions of a second. */
  readonly at: string;
}

/**
 * Both lists in one, by time. Neither list is put into another order by that, even where a clock went backwards in it;
 * of two at the same time, the one of the second list comes first.
 */
export function mergeByTime<T extends Timed>(first: readonly T[], second: readonly T[]): T[] {
  const merged: T[] = [];
  let next = 0;
  for (const item of first) {
    for (let other = second[next]; other && compareTimes(other.at, item.at) <= 0; other = second[next]) {
      merged.push(other);
      next++;
    }
    merged.push(item);
  }
  return merged.concat(second.slice(next));
}

/** Negative where `a` is earlier. Texts alone don't compare: 10:00:00.5Z is later than 10:00:00Z. */
export function compareTimes(a: string, b: string): number {
  const [one, other] = [comparable(a), comparable(b)];
  return one === other ? 0 : one < other ? -1 : 1;
}

function comparable(time: string): string {
  const [whole = '', fraction = ''] = time.replace('Z', '').split('.');
  return `${whole}.${fraction.padEnd(9, '0')}`;
}
