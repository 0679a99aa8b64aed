import assert from 'node:assert/strict';
import { checkResults, findings } from '../../src/workspace/findings.ts';
import {
  edited,
  finished,
  neverRun,
  progressed,
  provisionally,
  runStatus,
  shownVerdict,
  started,
  type LabRun,
} from '../../src/workspace/labRun.ts';
import { flawOf, verdictOf } from './verdictFixture.ts';

const source = '// mine\nexport function step(g) {}\n';
const flawed = verdictOf([flawOf('F01', 'flawed'), flawOf('F02', 'clear')]);
const passed = verdictOf([flawOf('F01', 'clear'), flawOf('F02', 'clear')]);
const fault = { kind: 'timeout', message: 'It took too long.', hint: 'Look for a loop.' } as const;

const run = (text: string, outcome: Parameters<typeof finished>[1], before: LabRun = neverRun): LabRun =>
  finished(started(edited(before, text), text), outcome);

describe('what is known of a lab', () => {
  it('starts with nothing', () => {
    assert.deepEqual(runStatus(neverRun), { kind: 'never' });
    assert.equal(shownVerdict(neverRun), null);
    assert.deepEqual(findings(neverRun), []);
  });

  it('follows a run to its verdict', () => {
    const going = progressed(started(edited(neverRun, source), source), 3, 16);
    assert.deepEqual(runStatus(going), { kind: 'running', seedsDone: 3, seedsMax: 16 });
    assert.deepEqual(shownVerdict(provisionally(going, flawed)), { verdict: flawed, stale: false });
    const done = finished(going, { kind: 'verdict', verdict: flawed });
    assert.deepEqual(runStatus(done), { kind: 'not-yet', score: 60, flaws: 1 });
    assert.deepEqual(shownVerdict(done), { verdict: flawed, stale: false });
    assert.deepEqual(runStatus(run(source, { kind: 'verdict', verdict: passed }, done)), {
      kind: 'passed',
      score: 100,
    });
  });

  it('never shows a verdict as current for text it is not about, and forgives an undo', () => {
    const done = run(source, { kind: 'verdict', verdict: passed });
    const changed = edited(done, `${source} `);
    assert.equal(shownVerdict(changed)?.stale, true);
    assert.deepEqual(runStatus(changed), { kind: 'edited', score: 100 });
    const broken = run(source, { kind: 'fault', fault });
    assert.deepEqual(runStatus(edited(broken, `${source} `)), { kind: 'edited', score: null });
    assert.equal(shownVerdict(edited(changed, source))?.stale, false);
  });

  it('marks a verdict stale that arrives after the text went on', () => {
    const going = edited(started(edited(neverRun, source), source), `${source}// more`);
    assert.equal(shownVerdict(finished(going, { kind: 'verdict', verdict: passed }))?.stale, true);
  });

  it('shows a fault alone, on the step line where it has no place, and keeps the older verdict as stale', () => {
    const done = run(source, { kind: 'fault', fault }, run(`${source} `, { kind: 'verdict', verdict: flawed }));
    assert.deepEqual(runStatus(done), { kind: 'fault', fault });
    assert.deepEqual(shownVerdict(done), { verdict: flawed, stale: true });
    const found = findings(done);
    assert.equal(found.length, 1);
    assert.deepEqual([found[0]?.severity, found[0]?.span.line], ['error', 2]);
    assert.equal(found[0]?.message, 'It took too long. Look for a loop.');
    const mended = run(source, { kind: 'verdict', verdict: passed }, done);
    assert.deepEqual([findings(mended).length, shownVerdict(mended)?.stale], [0, false]);
  });

  it('is neither passed nor failed where nothing was graded', () => {
    const known = verdictOf([flawOf('F01', 'flawed')], { scored: false, score: 0, passMark: 0, passed: false });
    assert.deepEqual(runStatus(run(source, { kind: 'verdict', verdict: known })), { kind: 'not-graded', flaws: 1 });
  });

  it('does not call a verdict old where a run of the same text broke', () => {
    const done = run(source, { kind: 'fault', fault }, run(source, { kind: 'verdict', verdict: flawed }));
    assert.deepEqual(shownVerdict(done), { verdict: flawed, stale: false });
  });

  it('is as before when a run was cancelled', () => {
    const done = run(source, { kind: 'verdict', verdict: flawed });
    const going = provisionally(started(done, source), passed);
    assert.deepEqual(finished(going, { kind: 'cancelled' }), done);
  });
});

describe('findings', () => {
  it('point at the call that is responsible, or at the step line', () => {
    const where = { line: 1, column: 4, endLine: 1, endColumn: 8 };
    const verdict = verdictOf([flawOf('F01', 'flawed', { where }), flawOf('F05', 'flawed'), flawOf('F04', 'clear')]);
    const found = findings(run(source, { kind: 'verdict', verdict }));
    assert.deepEqual(
      found.map(({ severity, flaw, span }) => [severity, flaw?.id, span.line]),
      [
        ['warning', 'F01', 1],
        ['warning', 'F05', 2],
      ],
    );
    assert.equal(found[0]?.message, 'Sentence of F01. Nothing moved. It takes 0.08.');
  });
});

describe('checkResults', () => {
  it('has one result a flaw, and fails none that was not decided', () => {
    const verdict = verdictOf([
      flawOf('F01', 'flawed'),
      flawOf('F02', 'clear'),
      flawOf('F04', 'not-applicable'),
      flawOf('F05', 'provisional'),
    ]);
    const results = checkResults(verdict, source);
    assert.deepEqual(
      results.map(({ flaw, kind }) => [flaw, kind]),
      [
        ['F01', 'failed'],
        ['F02', 'passed'],
        ['F04', 'skipped'],
        ['F05', 'skipped'],
      ],
    );
    assert.ok(results[0]?.kind === 'failed' && results[0].message.includes('We changed the world.'));
  });
});
