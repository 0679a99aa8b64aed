/**
 * The one JSON text of a value: no spaces, members sorted by their names' UTF-16 code units, numbers as JavaScript writes
 * them (RFC 8785). Equal values have equal texts whatever the order of their members, so the text can be hashed.
 * Members that are undefined are left out, as in `JSON.stringify`.
 * @throws TypeError for what JSON can't hold: NaN, infinities, functions, undefined in a list
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`);
    return `{${members.join(',')}}`;
  }
  const holds = value === null || typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
  if (!holds)
    throw new TypeError(`JSON can't hold ${typeof value === 'number' ? value : `a value of type ${typeof value}`}.`);
  return JSON.stringify(value);
}
