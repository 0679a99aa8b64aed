import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { canonicalJson } from '../../src/core/base/canonicalJson.ts';

/** The same value with the members of every object in the opposite order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(([name, member]) => [name, reversed(member)] as const);
  return Object.fromEntries(members.reverse());
}

describe('canonical JSON', () => {
  it('is that of RFC 8785', () => {
    const value = {
      '€': 'Euro',
      '\r': 1,
      '1': 1e30,
      numbers: [333333333.3333333, 4.5, 2e-3, 1e-27],
      literals: [null],
    };
    assert.equal(
      canonicalJson({ ...value, none: undefined }),
      '{"\\r":1,"1":1e+30,"literals":[null],"numbers":[333333333.3333333,4.5,0.002,1e-27],"€":"Euro"}',
    );
  });

  it('means the same as the value, whatever the order of its members', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        assert.equal(text, canonicalJson(reversed(value)));
        assert.deepEqual(JSON.parse(text), JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('is the same for the same values only', () => {
    const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 1 }), fc.jsonValue({ maxDepth: 1 }), (a, b) => {
        assert.equal(canonicalJson(a) === canonicalJson(b), isDeepStrictEqual(plain(a), plain(b)));
      }),
    );
  });

  it('refuses what JSON would silently change', () => {
    for (const value of [NaN, Infinity, [undefined], () => 1, 1n]) {
      assert.throws(() => canonicalJson({ value }), TypeError);
    }
  });
});
