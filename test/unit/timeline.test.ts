import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  isNews,
  keepReasons,
  parseTimelineLine,
  shownTimeline,
  withLines,
  type Kept,
  type Timeline,
  type TimelineLine,
} from '../../src/core/course/timeline.ts';
import { tooMuch } from '../../src/core/course/timelineLimits.ts';

const at = '2026-09-01T10:00:00.000Z';
const hashOf = (text: string): string => Buffer.from(text).toString('hex').padEnd(64, '0');
let ids = 0;
const kept = (why: string, text: string, more: Partial<Kept> = {}): Kept => ({
  type: 'kept',
  id: `${ids++}`,
  at,
  why,
  files: [{ path: 'pipeline.ts', hash: hashOf(text), bytes: text.length }],
  ...more,
});
const graded = (text: string, score: number): Kept => kept('graded', text, { run: { score, passed: score === 100 } });
const timelineOf = (...lines: TimelineLine[]): Timeline => withLines(new Map(), lines);
const idsOf = (list: readonly Kept[]): string[] => list.map(({ id }) => id);

describe('A timeline', () => {
  it('reads its lines again, and nothing else', () => {
    const line = kept('reset', 'a', { unsaved: true });
    assert.deepEqual(parseTimelineLine(JSON.stringify(line)), line);
    for (const text of ['', 'null', '{"type":"kept"', '{"type":"moved"}', JSON.stringify({ ...line, files: 7 })]) {
      assert.equal(parseTimelineLine(text), undefined);
    }
  });

  it('takes no path that leads out of the lab’s folder', () => {
    const [file] = kept('reset', 'a').files;
    for (const path of ['../x', 'a/../x', '/etc/x', 'C:\\x', 'a\\x', '..', '.', '', 'a//b', 'a/', './x', 'c:x']) {
      assert.equal(
        parseTimelineLine(JSON.stringify(kept('reset', 'a', { files: [{ ...file!, path }] }))),
        undefined,
        path,
      );
    }
    for (const path of ['a', 'prompts/first.md', '.groundloop/types/groundloop.d.ts', '..a', 'a..b/c']) {
      assert.ok(parseTimelineLine(JSON.stringify(kept('reset', 'a', { files: [{ ...file!, path }] }))), path);
    }
  });

  it('is what was kept without what was dropped, whatever else stands in between', () => {
    const [a, b, c] = [kept('saved', 'a'), kept('saved', 'b'), kept('saved', 'c')];
    assert.deepEqual([...timelineOf(a, b, a, { type: 'dropped', at, ids: [a.id, 'x'] }, c).values()], [b, c]);
  });

  it('knows what is no news', () => {
    assert.ok(isNews(timelineOf(), kept('saved', 'a')));
    assert.ok(!isNews(timelineOf(kept('reset', 'a')), kept('saved', 'a')));
    assert.ok(isNews(timelineOf(kept('saved', 'a'), kept('saved', 'b')), kept('saved', 'a')));
    assert.ok(!isNews(timelineOf(kept('saved', 'a'), kept('saved', 'b')), kept('found', 'a')));
    assert.ok(isNews(timelineOf(kept('saved', 'a')), graded('a', 40)));
    assert.ok(!isNews(timelineOf(graded('a', 40)), graded('a', 40)));
    assert.ok(isNews(timelineOf(graded('a', 40)), graded('a', 41)));
    assert.ok(isNews(timelineOf(kept('reset', 'a')), kept('reset', 'a')));
  });

  it('shows the newest first, and a save that was graded as one', () => {
    const [saved, run, reset] = [kept('saved', 'a'), graded('a', 40), kept('reset', 'a')];
    assert.deepEqual(shownTimeline(timelineOf(saved, run, reset)), [reset, run]);
    assert.deepEqual(shownTimeline(timelineOf(saved, graded('b', 1))).length, 2);
  });
});

describe('What leaves a full timeline', () => {
  const big = { count: 1000, bytes: 1e9 };

  it('is nothing while there is room', () => {
    assert.deepEqual(tooMuch(timelineOf(kept('saved', 'a'), graded('b', 1)), { count: 2, bytes: 2 }), []);
  });

  it('is the oldest save, then the oldest run; the best run and what was there before a reset go last', () => {
    const before = kept('reset', 'r');
    const best = graded('best', 90);
    const [save, run, other] = [kept('saved', 's'), graded('x', 10), graded('y', 10)];
    const last = graded('z', 5);
    const leaving = (count: number): string[] => [
      ...tooMuch(timelineOf(before, best, run, save, other, last), { ...big, count }),
    ];
    assert.deepEqual(leaving(5), idsOf([save, run]));
    assert.deepEqual(leaving(4), idsOf([save, run, other]));
    assert.deepEqual(leaving(1), idsOf([save, run, other, before, best]));
  });

  it('counts equal texts once, and keeps the newest however large it is', () => {
    const same = Array.from({ length: 10 }, () => kept('reset', 'same'));
    assert.deepEqual(tooMuch(timelineOf(...same), { ...big, bytes: 4 }), []);
    const huge = kept('saved', 'x'.repeat(50));
    assert.deepEqual(tooMuch(timelineOf(...same, huge), { ...big, bytes: 10 }), idsOf(same));
  });

  it('is never a reset’s while a run or a save is left, and makes room for a tenth', () => {
    const entry = fc
      .record({ why: fc.constantFrom(...keepReasons), text: fc.string({ maxLength: 6 }), score: fc.nat(100) })
      .map(({ why, text, score }) => (why === 'graded' ? graded(text, score) : kept(why, text)));
    const limits = fc.record({ count: fc.integer({ min: 1, max: 20 }), bytes: fc.integer({ min: 1, max: 60 }) });
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1, maxLength: 30 }), limits, (entries, limit) => {
        const timeline = timelineOf(...entries);
        const dropped = tooMuch(timeline, limit);
        const left = withLines(timeline, [{ type: 'dropped', at, ids: [...dropped] }]);
        const list = [...left.values()];
        assert.equal(list.at(-1), entries.at(-1));
        const texts = new Map(list.flatMap(({ files }) => files.map(({ hash, bytes }) => [hash, bytes])));
        const bytes = [...texts.values()].reduce((sum, size) => sum + size, 0);
        assert.ok(left.size === 1 || (left.size <= limit.count && bytes <= limit.bytes));
        const before = ({ why }: Kept): boolean => !['saved', 'found', 'graded'].includes(why);
        if (entries.some((e) => dropped.includes(e.id) && before(e))) {
          const best = Math.max(...entries.map(({ run }) => run?.score ?? -1));
          const others = list.slice(0, -1).filter((e) => !before(e) && e.run?.score !== best);
          assert.deepEqual(others, []);
        }
      }),
    );
  });
});
