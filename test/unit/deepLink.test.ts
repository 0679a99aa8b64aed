import assert from 'node:assert/strict';
import fc from 'fast-check';
import { deepLinkParts, parseDeepLink, type DeepLink } from '../../src/packs/deepLink.ts';

const parse = (path: string, fragment = '', query = '') => parseDeepLink({ path, query, fragment });
const problem = (...parts: Parameters<typeof parse>) => {
  const parsed = parse(...parts);
  return parsed.ok ? undefined : parsed.problem;
};

describe('A link from outside', () => {
  it('names a lab, a lesson, a section of a lesson, or a test', () => {
    assert.deepEqual(parse('/lab/course/star-loop'), {
      ok: true,
      value: { kind: 'lab', pack: 'course', id: 'star-loop' },
    });
    assert.deepEqual(parse('/lesson/course/m7-l2', 'tails-first'), {
      ok: true,
      value: { kind: 'lesson', pack: 'course', id: 'm7-l2', section: 'tails-first' },
    });
    assert.deepEqual(parse('/test/course/m7'), { ok: true, value: { kind: 'test', pack: 'course', id: 'm7' } });
  });

  it('is refused for the reason that is nearest', () => {
    for (const path of ['', '/', '/lab', '/lab/course', '/lab/course/a/b', 'lab/course/a', '//lab/course/a']) {
      assert.equal(problem(path), 'not-a-link', path);
    }
    for (const path of ['/run/course/a', '/Lab/course/a', '/__proto__/course/a', '/constructor/course/a']) {
      assert.equal(problem(path), 'unknown-kind', path);
    }
    for (const id of ['', '..', '%2e%2e', 'A', 'a b', 'a\\b', 'a\n', '-', 'ä', 'x'.repeat(101)]) {
      assert.equal(problem(`/lab/course/${id}`), 'bad-id', id);
      assert.equal(problem(`/lab/${id}/a`), 'bad-id', id);
    }
    assert.equal(problem('/lesson/course/a', 'no such section'), 'bad-id');
    assert.equal(problem('/lab/course/a', 'section'), 'unexpected-part');
    assert.equal(problem('/lab/course/a', '', 'folder=/etc'), 'unexpected-part');
  });

  it('is read as it was written', () => {
    const id = fc.stringMatching(/^[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,3}$/);
    const link: fc.Arbitrary<DeepLink> = fc.oneof(
      fc
        .tuple(fc.constantFrom('lab' as const, 'test' as const, 'lesson' as const), id, id)
        .map(([kind, pack, named]) => ({ kind, pack, id: named })),
      fc.tuple(id, id, id).map(([pack, named, section]) => ({ kind: 'lesson' as const, pack, id: named, section })),
    );
    fc.assert(
      fc.property(link, (value) => {
        assert.deepEqual(parseDeepLink(deepLinkParts(value)), { ok: true, value });
      }),
    );
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string(), fc.string(), fc.string(), (...parts) => void parse(...parts)));
  });
});
