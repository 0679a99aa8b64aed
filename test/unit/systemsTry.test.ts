import assert from 'node:assert/strict';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ENTRIES } from '../../src/core/course/entries.ts';
import { grade, type Graded } from '../../src/core/grading/grade.ts';
import { PackLibrary } from '../../src/packs/library.ts';
import { loadProgram } from '../support/loadProgram.ts';
import { noSource } from '../support/lab.ts';
import { withFolder } from '../support/samplePack.ts';

const library = new PackLibrary(join(import.meta.dirname, '../../labs'));
const BLOCKS = [7, 31];

type Edit = readonly [from: string, to: string];

/** What `try` says comes of a change: the system, the change, and the flaws found then. */
const claims: readonly (readonly [system: string, edits: readonly Edit[], flaws: readonly string[]])[] = [
  ['alphago-zero', [[', found)', ', found, g.human.draw(180))']], []],
  ['alphacode', [['return byPeople', 'return byPeople.plus(passed)']], ['F12']],
  [
    'alphacode',
    [['return byPeople', 'return byPeople.plus(passed.filter((program) => g.verifier.check(program)))']],
    [],
  ],
  ['star', [['rationales, rationalised', 'rationales']], ['F12']],
  [
    'star',
    [
      [
        'base.plus(rationales, rationalised)',
        'base.plus(rationales.plus(rationalised).filter((s) => s.steps!.every((_, i) => g.verifier.checkStep(s, i))))',
      ],
    ],
    [],
  ],
  ['star', [['base.plus(rationales, rationalised)', 'rationales.plus(rationalised)']], ['F04', 'F12']],
  ['spin', [['people.plus(wins)', 'people.plus(own)']], ['F01']],
  ['spin', [['plus(wins)', 'plus(wins, own.some(1000).filter((answer) => g.verifier.check(answer)))']], ['F08']],
  ['self-rewarding', [['sample(1200)', 'sample(1200).filter((answer) => g.verifier.check(answer))']], []],
  ['self-rewarding', [['g.model.judge(answer)', 'Number(g.users.thumbs(answer))']], ['F13']],
  [
    'constitutional-ai',
    [
      ["{ id: 'all'", "{ id: 'fit', text: 'Change what is unsuitable, or what they cannot afford.' },\n  { id: 'all'"],
      ['or with a false promise', 'a false promise, or what is unsuitable'],
    ],
    [],
  ],
  ['rlaif-same-size', [['g.verifier.check(answer)', 'g.model.judge(answer) > 0.5']], ['F01', 'F02']],
  ['rlaif-same-size', [['finetuning.plus(g', '(g']], ['F04']],
  ['rlaif-larger', [['g.verifier.check(answer)', 'g.model.judge(answer) > 0.5']], ['F01', 'F02']],
  ['rlaif-larger', [['finetuning.plus(g', '(g']], ['F04']],
  [
    'outcome-reward',
    [
      [
        'g.tests.pass(solution) ?',
        'g.tests.pass(solution) && solution.steps!.every((_, at) => g.verifier.checkStep(solution, at)) ?',
      ],
    ],
    [],
  ],
  [
    'process-reward',
    [
      [
        '(solution.steps ?? []).filter((_, at) => g.verifier.checkStep(solution, at)).length',
        'Number(g.tests.pass(solution))',
      ],
    ],
    ['F12'],
  ],
  ['orca', [['pretraining.plus(g', '(g']], ['F04']],
  ['agent-feedback', [['g.tests.pass(run)', 'g.verifier.check(run)']], ['F17']],
  [
    'agent-feedback',
    [
      ['g.tests.pass(run)', 'g.verifier.check(run)'],
      ['sample(400)', "sample(300).plus(g.model.sample(100, { about: 'API errors' }))"],
    ],
    [],
  ],
  ['reward-anchors', [['{ ai: unread, human: labelled }', '{ ai: drafts }']], ['F09', 'F10']],
  ['token-ledger', [['NEARLY_FREE = 4', 'NEARLY_FREE = 1']], ['F23']],
  ['token-ledger', [['l.uniqueHuman)', 'l.uniqueHuman / 2)']], ['F04']],
  ['provenance-detector', [['.filter((page) => g.web.detector(page) < 0.5)', '']], ['F08']],
  ['provenance-detector', [['return before.plus(crawl)', 'return crawl']], ['F04']],
  ['dgm-scaffold', [['handsIn(best, attempt)', 'handsIn(best, attempt) && g.verifier.check(attempt)']], []],
  ['dgm-scaffold', [['.plus(g.human.draw(180), work)', '.plus(g.human.draw(180))']], ['F08']],
  ['watched-behaviour', [['g.audit(watched, 60)', 'g.audit(watched.plus(unwatched), 60)']], []],
  ['watched-behaviour', [['.filter((answer) => g.verifier.check(answer))', '']], ['F01', 'F19']],
];

const changed = (text: string, edits: readonly Edit[]): string =>
  edits.reduce((so, [from, to]) => {
    assert.ok(so.includes(from), `there is no ${from}`);
    return so.replace(from, () => to);
  }, text);

async function gradesOf(id: string, edits: readonly Edit[]): Promise<Graded[]> {
  const { system, files } = (await library.system(id)) ?? assert.fail();
  return withFolder({ 'pipeline.ts': changed(files.skeleton, edits) }, async (folder) => {
    const instantiate = await loadProgram(pathToFileURL(join(folder, 'pipeline.ts')), ENTRIES[system.world.kind].name);
    return BLOCKS.map((seedBlock) => grade({ lab: files.lab, instantiate, source: noSource, seedBlock }));
  });
}

const last = ({ metrics }: Graded) => metrics!.generations.at(-1)!;

/** Whether something is larger after a change, on every block. */
async function grows(id: string, edits: readonly Edit[], of: (graded: Graded) => number): Promise<boolean> {
  const [before, after] = [await gradesOf(id, []), await gradesOf(id, edits)];
  return after.every((graded, i) => of(graded) > of(before[i]!));
}

describe('What the gallery says to try', () => {
  for (const [id, edits, flaws] of claims) {
    const written = edits.map(([from, to]) => to || `without ${from}`).join(' and ');
    it(`turns ${id} into what has ${flaws.join(', ') || 'no flaw'}: ${written}`, async () => {
      for (const graded of await gradesOf(id, edits)) {
        const found = graded.flaws.filter(({ state }) => state === 'flawed').map((flaw) => flaw.id);
        assert.deepEqual(found.sort(), flaws, graded.summary);
      }
    }).timeout(20_000);
  }

  it('changes what is known, flattered and survives as it says', async () => {
    const knowledge = (graded: Graded) => last(graded).knowledge;
    const less = (of: (graded: Graded) => number) => (graded: Graded) => -of(graded);
    const judged: Edit = ['g.verifier.check(answer)', 'g.model.judge(answer) > 0.5'];
    const alone: Edit = ['finetuning.plus(g', '(g'];
    const two: Edit = ['Math.min(2 ** g.t, 16)', '2'];
    const read: Edit = ['.take(PROMPTS);', '.take(PROMPTS).filter((answer) => g.verifier.check(answer));'];
    const tail = (graded: Graded) => last(graded).tailAlive;
    assert.ok(await grows('alphago-zero', [[', found)', ')']], less(knowledge)));
    assert.ok(await grows('alphago-zero', [[', found)', ', found, g.human.draw(180))']], less(knowledge)));
    assert.ok(await grows('alphago-zero', [[', found)', ', found, g.human.draw(180))']], tail));
    assert.ok(await grows('rlaif-larger', [judged], less(knowledge)));
    assert.ok(await grows('rlaif-larger', [alone], knowledge));
    assert.ok(await grows('rlaif-larger', [alone], less(tail)));
    assert.ok(await grows('reward-overoptimisation', [two], knowledge));
    assert.ok(
      await grows(
        'reward-overoptimisation',
        [two],
        less((graded) => last(graded).flattery),
      ),
    );
    assert.ok(
      await grows(
        'reward-overoptimisation',
        [read],
        less((graded) => last(graded).flattery),
      ),
    );
    for (const { flaws } of await gradesOf('reward-overoptimisation', [read])) {
      assert.equal(flaws.find((flaw) => flaw.id === 'F01')?.state, 'clear');
    }
    assert.ok(await grows('provenance-detector', [['< 0.5', '< 1']], less(knowledge)));
    assert.ok(await grows('provenance-detector', [['< 0.5', '< 0.2']], less(tail)));
    assert.ok(
      await grows('reward-anchors', [['{ ai: unread, human: labelled }', '{ ai: drafts }']], (g) => last(g).flattery),
    );
  }).timeout(60_000);

  it('shows what sets the two labellers of RLAIF apart', async () => {
    const [small, large] = [await gradesOf('rlaif-same-size', []), await gradesOf('rlaif-larger', [])];
    for (const [i, graded] of small.entries()) assert.ok(last(large[i]!).knowledge > last(graded).knowledge + 0.05);
    const pipelines = await Promise.all(['rlaif-same-size', 'rlaif-larger'].map((id) => library.system(id)));
    assert.equal(pipelines[0]?.files.skeleton, pipelines[1]?.files.skeleton);
  });
});
