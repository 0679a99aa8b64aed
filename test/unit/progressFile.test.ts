import assert from 'node:assert/strict';
import fc from 'fast-check';
import { replay } from '../../src/core/course/journal.ts';
import { exportProgress, linesToImport, parseProgressFile } from '../../src/core/course/progressFile.ts';
import { newerEvent, progressEvent } from '../support/progressEvents.ts';

const now = '2026-03-01T00:00:00Z';
const later = '2026-03-02T00:00:00Z';
const file = '/home/ada/progress.jsonl';
const read = '{"type":"lesson-read","at":"2026-01-02T03:04:05Z","lesson":"p/l"}';

const journalLine = fc.oneof(
  { weight: 5, arbitrary: progressEvent.map((event) => JSON.stringify(event)) },
  { weight: 1, arbitrary: newerEvent },
  { weight: 1, arbitrary: fc.constantFrom('', '{"type":"lesson-re', '{"type":7}', 'null') },
);
const journal = fc.array(journalLine, { maxLength: 20 });

function imported(text: string, into: readonly string[], at = now): readonly string[] {
  const parsed = parseProgressFile(text, file);
  assert.ok(parsed.ok, JSON.stringify(parsed));
  return [...into, ...linesToImport(parsed.value, into, at)];
}

describe('a file of progress', () => {
  it('brings everything to a machine that has nothing, events of a newer version too', () => {
    fc.assert(
      fc.property(journal, (lines) => {
        const there = replay(imported(exportProgress(lines, now), []));
        const here = replay(lines);
        assert.deepEqual(there.progress, here.progress);
        assert.equal(there.unknown.length, here.unknown.length);
        assert.deepEqual(there.damaged, []);
      }),
    );
  });

  it('imported a second time, or where it came from, brings nothing', () => {
    fc.assert(
      fc.property(journal, journal, (mine, theirs) => {
        const text = exportProgress(theirs, now);
        const once = imported(text, mine);
        assert.deepEqual(imported(text, once, later), once);
        assert.deepEqual(imported(exportProgress(once, later), once), once);
        assert.deepEqual(imported(exportProgress(mine, now), mine), mine);
      }),
    );
  });

  it('exported after an import says the same as the journal', () => {
    fc.assert(
      fc.property(journal, journal, journal, (mine, theirs, more) => {
        const merged = [...imported(exportProgress(theirs, now), mine), ...more];
        const copy = imported(exportProgress(merged, later), []);
        assert.deepEqual(replay(copy).progress, replay(merged).progress);
      }),
    );
  });

  it('loses nothing of what was there before', () => {
    fc.assert(
      fc.property(journal, journal, (mine, theirs) => {
        const before = replay(mine).progress;
        const after = replay(imported(exportProgress(theirs, now), mine)).progress;
        for (const [key, lab] of Object.entries(before.labs)) {
          const merged = after.labs[key];
          assert.ok(merged && merged.runs >= lab.runs && (merged.passed || !lab.passed));
          assert.ok((merged.bestScore ?? -1) >= (lab.bestScore ?? -1));
        }
        for (const [key, test] of Object.entries(before.tests)) assert.ok(after.tests[key]!.attempt >= test.attempt);
      }),
    );
  });

  it('with two equal events has two of them', () => {
    const text = exportProgress([read, read], now);
    assert.equal(imported(text, [read]).length, 2);
  });

  const head = (events: number): string =>
    `{"groundloop":"progress","version":1,"exported":"${now}","events":${events}}`;
  for (const [name, text, line, says] of [
    ['empty', '', 1, /does not begin/],
    ['something else', '{"name":"groundloop"}\n', 1, /does not begin/],
    ['of a newer version', '{"groundloop":"progress","version":2}\n', 1, /newer Groundloop/],
    ['cut short', `${head(2)}\n${read}\n`, 2, /has 1 events.*says 2/],
    ['torn', `${head(2)}\n${read}\n{"type":"lesson-re`, 3, /not JSON/],
    ['with a line that is no event', `${head(1)}\n{"at":"2026-01-02T03:04:05Z"}\n`, 2, /`type`/],
    ['with a time that is none', `${head(1)}\n{"type":"new","at":"yesterday"}\n`, 2, /`at`/],
    ['with an impossible score', `${head(1)}\n${read.replace('lesson-read', 'run-graded')}\n`, 2, /`lab`/],
    ['with a number that can’t be kept', `${head(1)}\n${read.replace('"p/l"', '"p/l","x":1e999')}\n`, 2, /number/],
  ] as const) {
    it(`that is ${name} is refused, with the line`, () => {
      const parsed = parseProgressFile(text, file);
      assert.ok(!parsed.ok);
      assert.deepEqual(parsed.problem.where, { file, line });
      assert.match(parsed.problem.message, says);
    });
  }

  it('is read with the line ends of Windows and a byte order mark', () => {
    assert.ok(parseProgressFile(`\uFEFF${head(1)}\r\n${read}\r\n\r\n`, file).ok);
  });

  it('is refused or read, whatever it holds', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(journalLine, fc.string(), fc.constant(head(1)))), (lines) => {
        parseProgressFile(lines.join('\n'), file);
      }),
    );
  });
});
