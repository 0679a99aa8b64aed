const DEEPEST = 12;
const MOST = 200_000;
const LONGEST = 20_000;

/**
 * Copies own data properties of plain values, so that nothing live leaves the guest: no getters run, no functions, no
 * cycles, texts cut.
 * @throws Error where there is too much of it
 */
export function plainCopy(value: unknown): unknown {
  let values = 0;
  const copy = (part: unknown, depth: number): unknown => {
    if (++values > MOST || depth > DEEPEST) throw new Error('the result is too large to send');
    if (typeof part === 'string') return part.slice(0, LONGEST);
    if (typeof part === 'number' || typeof part === 'boolean' || part === null) return part;
    if (typeof part !== 'object') return undefined;
    if (Array.isArray(part))
      return Array.from({ length: part.length }, (_, i) => copy(ownData(part, String(i)), depth + 1));
    const fields: [string, unknown][] = [];
    for (const key of Object.keys(part)) {
      const field = copy(ownData(part, key), depth + 1);
      if (field !== undefined) fields.push([key, field]);
    }
    return Object.fromEntries(fields);
  };
  return copy(value, 0);
}

function ownData(holder: object, key: string): unknown {
  return Object.getOwnPropertyDescriptor(holder, key)?.value;
}
