import { type Row, rowSchema } from '../../src/core/desk/row.ts';

/** A row of a passed submission, with some of it changed. */
export const rowOf = (changes: Partial<Row> = {}): Row =>
  rowSchema.parse({
    schema: 'groundloop.row/1',
    file: 'in/ada.submission.json',
    submission: 'a'.repeat(64),
    outcome: 'graded',
    learner: { name: 'Ada Ito', id: 's1', key: 'SHA256:k' },
    made: '2026-10-01T09:00:00.000Z',
    lab: 'model-collapse',
    pack: { id: 'course', version: '1.0.0', hash: 'b'.repeat(64) },
    grader: { version: '0.1.0' },
    score: 100,
    passed: true,
    flaws: [{ id: 'F04', title: 'Human data lost', state: 'clear', effect: 0 }],
    verdict: { hash: 'c'.repeat(64) },
    local: { score: 100, passed: true, agrees: true, why: [] },
    attempts: 2,
    hints: {},
    answers: [],
    prints: [1, 2],
    seconds: 0.25,
    ...changes,
  });

const flawed = [{ id: 'F04', title: 'Human <data> lost, "all" & more', state: 'flawed' as const, effect: 0.4 }];

/** One of each kind, with names that break what is careless. */
export const someRows: readonly Row[] = [
  rowOf(),
  rowOf({
    file: 'in/odd.submission.json',
    submission: 'd'.repeat(64),
    learner: { name: '=cmd|\'/C calc\'!A0,"x"', key: 'SHA256:odd' },
    score: 84,
    passed: false,
    flaws: flawed,
    local: {
      score: 100,
      passed: true,
      agrees: false,
      why: ['Other result: it said 100.', 'So the verdict is another.'],
    },
  }),
  rowOf({
    file: 'in/<b>&.submission.json',
    submission: 'e'.repeat(64),
    learner: { name: '<script>\u0007李\ud800', id: '-2', key: 'SHA256:z' },
    outcome: 'fault',
    problem: { code: 'timeout', message: '3:1 It was still\nrunning ]]>.' },
    score: null,
    passed: null,
    flaws: [],
    verdict: null,
    local: null,
  }),
  rowOf({
    file: 'in/none.submission.json',
    submission: 'f'.repeat(64),
    learner: null,
    made: null,
    lab: null,
    outcome: 'refused',
    problem: { code: 'submission.json', message: 'in/none.submission.json:1:1 This isn’t JSON.' },
    score: null,
    passed: null,
    flaws: [],
    verdict: null,
    local: null,
  }),
];
