import assert from 'node:assert/strict';
import { rowSchema } from '../../../src/core/desk/row.ts';
import { latestOf } from '../../../src/core/desk/latest.ts';
import { jaccard, nearIdentical } from '../../../src/core/desk/nearIdentical.ts';
import { answersIn, questionStatistics } from '../../../src/core/desk/questions.ts';
import { statistics } from '../../../src/core/desk/statistics.ts';
import { classRows, flaw, row, sha, unread } from '../../support/rows.ts';
import { coursePack } from '../../support/coursePack.ts';
import { plainQuiz, samplePack } from '../../support/samplePack.ts';

const ada = { name: 'Ada', id: 's1', key: 'k1' };
const files = (rows: readonly { readonly file: string }[]): string[] => rows.map(({ file }) => file);
const from = (start: number, n: number): number[] => Array.from({ length: n }, (_, i) => start + i);

describe('The rows of a class', () => {
  it('are rows, as the desk writes them', () => {
    for (const one of classRows(60)) rowSchema.parse(one);
  });

  it('count by the latest submission of each learner and lab, in whatever order they come', () => {
    const rows = [
      row({ file: 'b', learner: ada, made: '2026-10-02T08:00:00.5Z' }),
      row({ file: 'a', learner: ada, made: '2026-10-02T08:00:00Z' }),
      row({ file: 'other lab', learner: ada, lab: 'star-loop', made: '2026-10-01T08:00:00Z' }),
      unread('refused', 'submission.signature', 'Changed.', { file: 'c', learner: ada, made: '2026-10-03T08:00:00Z' }),
      row({ file: 'copy of b', submission: sha('b'), learner: ada, made: '2026-10-02T08:00:00.5Z' }),
    ];
    for (const ordered of [rows, [...rows].reverse()]) {
      const { counted, setAside, refused, copies } = latestOf(ordered);
      assert.deepEqual(files(counted).sort(), ['b', 'other lab']);
      assert.deepEqual(files(setAside.map((one) => one.row)), ['a']);
      assert.deepEqual(files(refused), ['c']);
      assert.deepEqual(files(copies), ['copy of b']);
    }
  });

  it('tell a later submission that another key signed, and a key that signed for two people', () => {
    const rows = [
      row({ file: 'a', learner: ada, made: '2026-10-01T08:00:00Z' }),
      row({ file: 'b', learner: { ...ada, key: 'k2' }, made: '2026-10-02T08:00:00Z' }),
      row({ file: 'c', learner: { name: 'Ben', key: 'k2' } }),
    ];
    const all = statistics(rows);
    assert.deepEqual(
      all.latest.setAside.map(({ otherKey }) => otherKey),
      [true],
    );
    assert.deepEqual(all.sharedKeys.map(files), [['b', 'c']]);
  });

  it('have a median, a mean and bins to which every score belongs', () => {
    const scores = [0, 9, 90, 99, 100, 100];
    const [lab] = statistics(scores.map((score, i) => row({ file: `${i}`, score, passed: score === 100 }))).labs;
    assert.equal(lab?.scores.median, 94.5);
    assert.equal(lab.scores.mean, 398 / 6);
    const filled = lab.scores.bins.filter(({ passed, failed }) => passed + failed > 0);
    assert.deepEqual(
      filled.map(({ from, passed, failed }) => [from, passed, failed]),
      [
        [0, 0, 2],
        [90, 0, 2],
        [100, 2, 0],
      ],
    );
  });

  it('say how many rungs were taken, and in how many the flaw is still found', () => {
    const taken = [0, 1, 2, 4, 1e9, -3];
    const rows = taken.map((n, i) =>
      row({ file: `${i}`, hints: { F02: n }, flaws: [flaw('F02', n === 2 ? 'flawed' : 'clear')] }),
    );
    const [lab] = statistics([...rows, row({ file: 'silent', flaws: [flaw('F02')] })]).labs;
    assert.equal(lab?.hintsShared, 6);
    assert.deepEqual(lab.flaws[0]?.rungs, [2, 1, 1, 0, 2]);
    assert.equal(lab.flaws[0].foundAfterHints, 1);
    assert.equal(lab.flaws[0].states.flawed, 2);
  });

  it('group faults and refusals by code, and disagreements by what they say but for numbers', () => {
    const differing = (file: string, why: string[]) =>
      row({ file, passed: false, local: { score: 100, passed: true, agrees: false, why } });
    const all = statistics([
      unread('fault', 'timeout', 'It ran longer than 40 seconds.', { file: 'a' }),
      unread('fault', 'timeout', 'It ran longer than 41 seconds.', { file: 'b' }),
      unread('refused', 'submission.pack', 'It is for another pack.', { file: 'c', learner: null, lab: null }),
      differing('d', ['The score was 80 there.', 'Another engine.']),
      differing('e', ['The score was 90.5 there.']),
      row({ file: 'f', local: { score: 100, passed: true, agrees: true, why: [] } }),
    ]);
    assert.deepEqual(
      all.problems.map(({ code, rows }) => [code, rows.length]),
      [
        ['timeout', 2],
        ['submission.pack', 1],
      ],
    );
    assert.deepEqual(
      all.disagreements.reasons.map(({ words, rows }) => [words, rows.length]),
      [
        ['The score was 80 there.', 2],
        ['Another engine.', 1],
      ],
    );
    assert.deepEqual([all.disagreements.compared, all.disagreements.passedThereOnly.length], [3, 2]);
  });

  it('tie a flaw to the quiz of the lesson that explains it, and to its section where a question is about that', () => {
    const answering = (file: string, question: string, right: boolean) =>
      row({ file, lab: 'lab1', flaws: [flaw('F01')], answers: [{ question, option: 'a', right }] });
    const rows = [answering('a', 'l1/q1', true), answering('b', 'l1/q1', false), answering('c', 'elsewhere/q', true)];
    assert.deepEqual(statistics(rows, coursePack()).labs[0]?.flaws[0]?.quiz, {
      about: 'lesson',
      lesson: 'Loops',
      answered: 2,
      passed: 1,
    });
    const onWhy = plainQuiz
      .replace(/schema.*\nquestions:\n/, '')
      .replace('id: q1', 'id: q2')
      .replace('section: what', 'section: why');
    const quiz = `${samplePack['lessons/l1/quiz.yaml'] ?? ''}${onWhy}`;
    assert.deepEqual(
      statistics([...rows, answering('d', 'l1/q2', false)], coursePack({ 'lessons/l1/quiz.yaml': quiz })).labs[0]
        ?.flaws[0]?.quiz,
      { about: 'section', lesson: 'Loops', answered: 1, passed: 0 },
    );
  });
});

describe('Questions', () => {
  /** Learners by what they got right, 1 or 0 for each question. */
  const answers = (all: readonly (readonly number[])[]) =>
    answersIn(
      all.map((right, i) =>
        row({
          file: `${i}`,
          answers: right.map((r, q) => ({ question: `l/q${q}`, option: r ? 'a' : 'b', right: r === 1 })),
        }),
      ),
    );
  const repeated = (patterns: readonly (readonly number[])[], times: number) =>
    Array.from({ length: times }, () => patterns).flat();

  it('discriminate by the point-biserial correlation with the others, the question itself left out', () => {
    // 5 × (1,1,1), (1,1,0), (0,1,0), (0,0,0): for q0 the rest is 1, ½, ½, 0, and r = 1/√2.
    const all = questionStatistics(
      answers(
        repeated(
          [
            [1, 1, 1],
            [1, 1, 0],
            [0, 1, 0],
            [0, 0, 0],
          ],
          5,
        ),
      ),
    );
    const q0 = all.find(({ id }) => id === 'l/q0')?.discrimination;
    assert.ok(q0?.kind === 'known');
    assert.ok(Math.abs(q0.r - Math.SQRT1_2) < 1e-12);
    const z = Math.atanh(Math.SQRT1_2);
    assert.ok(Math.abs(q0.low - Math.tanh(z - 1.96 / Math.sqrt(17))) < 1e-12);
    assert.ok(q0.low < q0.r && q0.r < q0.high);
  });

  it('come with the hardest first, and with the wrong option that most chose', () => {
    const all = questionStatistics(
      answers([
        [1, 0],
        [1, 0],
        [0, 1],
      ]),
    );
    assert.deepEqual(
      all.map(({ id, right, answered }) => [id, right, answered]),
      [
        ['l/q1', 1, 3],
        ['l/q0', 2, 3],
      ],
    );
    assert.deepEqual(all[0]?.tempting, { text: 'b', count: 2 });
  });

  it('say nothing of discrimination with fewer than 20 answers, or where all are alike', () => {
    const kinds = (all: readonly (readonly number[])[]) =>
      questionStatistics(answers(all)).map(({ discrimination: d }) => [d.kind, d.n]);
    assert.deepEqual(kinds(Array.from({ length: 19 }, (_, i) => [i % 2, i % 3 ? 1 : 0])), [
      ['too-few', 19],
      ['too-few', 19],
    ]);
    assert.deepEqual(kinds(Array.from({ length: 20 }, () => [1, 1])), [
      ['no-spread', 20],
      ['no-spread', 20],
    ]);
    assert.deepEqual(kinds(Array.from({ length: 30 }, () => [1])), [['too-few', 0]]);
  });

  it('count once for a learner whose two labs share a quiz', () => {
    const both = ['model-collapse', 'star-loop'].map((lab) =>
      row({ file: lab, lab, learner: ada, answers: [{ question: 'l/q', option: 'a', right: true }] }),
    );
    assert.equal(statistics(both).questions[0]?.answered, 1);
  });
});

describe('Near-identical submissions', () => {
  const skeleton = from(0, 30);
  const alone = [1, 2, 3, 4].map((i) => row({ file: `alone ${i}`, prints: [...skeleton, ...from(1000 * i, 20)] }));

  it('are found in groups, through one that is like both', () => {
    // 18 of 22 prints of neighbours are shared (0.82), and fewer of the two ends.
    const chain = [0, 2, 4].map((shift) =>
      row({ file: `chain ${shift}`, prints: [...skeleton, ...from(100 + shift, 20)] }),
    );
    const { groups, compared } = nearIdentical([...alone, ...chain]);
    assert.equal(compared, 7);
    assert.deepEqual(
      groups.map(({ rows }) => files(rows).sort()),
      [['chain 0', 'chain 2', 'chain 4']],
    );
    assert.deepEqual(groups[0]?.similarity, { least: 16 / 24, greatest: 18 / 22 });
  });

  it('aren’t so for what more than half of the class has, nor for a few lines', () => {
    const short = ['a', 'b'].map((file) => row({ file, prints: [...skeleton, ...from(500, 5)] }));
    const { groups, tooShort } = nearIdentical([...alone, ...short]);
    assert.deepEqual([groups.length, tooShort], [0, 2]);
  });

  it('are found though more than half of the class has them', () => {
    const ring = [1, 2, 3, 4, 5].map((i) =>
      row({ file: `ring ${i}`, prints: [...from(100, 30), ...from(9000 + 2 * i, 2)] }),
    );
    const { groups, compared, tooShort } = nearIdentical([...alone, ...ring]);
    assert.deepEqual(
      groups.map(({ rows, similarity }) => [files(rows), similarity]),
      [[files(ring), { least: 30 / 34, greatest: 30 / 34 }]],
    );
    assert.deepEqual([compared, tooShort], [9, 0]);
  });

  it('can’t be told in a class of three', () => {
    const same = ['a', 'b', 'c'].map((file) => row({ file, prints: from(0, 50) }));
    assert.deepEqual(nearIdentical(same), { enough: false, compared: 0, tooShort: 0, groups: [] });
  });

  it('are the same pairs that comparing everyone with everyone finds', () => {
    const { counted } = latestOf(classRows(120));
    const own = counted.map(({ prints }) => prints.filter((print) => print >= 30));
    const paired = new Set<string>();
    own.forEach((a, i) => {
      own.forEach(
        (b, j) => i !== j && a.length >= 8 && b.length >= 8 && jaccard(a, b) >= 0.8 && paired.add(counted[i]!.file),
      );
    });
    assert.ok(paired.size > 0);
    assert.deepEqual(
      nearIdentical(counted)
        .groups.flatMap(({ rows }) => files(rows))
        .sort(),
      [...paired].sort(),
    );
  });
});
