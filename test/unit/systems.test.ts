import assert from 'node:assert/strict';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { labFileSchema, labSchema } from '../../src/core/course/lab.ts';
import { flawsServed, labOfSystem, systemSchema, type System } from '../../src/core/course/system.ts';
import { ENTRIES } from '../../src/core/course/entries.ts';
import { FLAWS_OF } from '../../src/core/course/world.ts';
import { grade, type Graded } from '../../src/core/grading/grade.ts';
import { PackLibrary } from '../../src/packs/library.ts';
import { systemReadme } from '../../src/packs/systemReadme.ts';
import { loadProgram } from '../support/loadProgram.ts';
import { noSource } from '../support/lab.ts';
import { accumulate, program, verified } from '../support/loops.ts';

const labs = join(import.meta.dirname, '../../labs');
const systems = await new PackLibrary(labs).systems();

/** The blocks of seeds that systems are graded on: those of the corpus. */
const BLOCKS = [7, 19, 31];

const sample = (changes: object = {}): System =>
  systemSchema.parse({
    id: 'sample',
    title: 'Sample',
    year: 2020,
    summary: 'It loops.',
    sources: ['doe2020'],
    faithful: ['It comes back.'],
    simplified: ['It is small, and folded\n  over two lines.'],
    try: ['Look.', 'Look again.'],
    ...changes,
  });

const found = ({ flaws }: Graded): string[] =>
  flaws
    .filter(({ state }) => state === 'flawed')
    .map(({ id }) => id)
    .sort();

describe('A known system as a lab', () => {
  it('is looked into for every flaw that its world can serve, none of which weighs more', () => {
    const lab = labOfSystem(sample({ world: { services: ['human', 'verifier', 'users'] } }));
    assert.deepEqual(Object.keys(lab.rubric.flaws), [
      'F01',
      'F02',
      'F03',
      'F04',
      'F05',
      'F06',
      'F07',
      'F08',
      'F13',
      'F20',
      'F24',
    ]);
    assert.deepEqual([...new Set(Object.values(lab.rubric.flaws))], [1]);
    assert.equal(lab.scored, false);
    assert.deepEqual([lab.id, lab.title, lab.summary, lab.lesson], ['sample', 'Sample', 'It loops.', undefined]);
  });

  it('is a lab that the worker takes, in every kind of world', () => {
    for (const kind of ['loop', 'allocation', 'race'] as const) {
      const lab = labOfSystem(sample({ world: { kind } }));
      assert.deepEqual(labSchema.parse(structuredClone(lab)), lab);
      if (kind !== 'loop') assert.deepEqual(flawsServed(lab.world), FLAWS_OF[kind]);
    }
  });

  it('says where a flaw is explained, as far as the labs of its pack know', () => {
    const lab = labOfSystem(sample(), { F01: 'l1#why', F23: 'l2#how' });
    assert.deepEqual(lab.rubric.lessons, { F01: 'l1#why' });
  });

  it('is nothing that a lab.yaml can claim to be', () => {
    const { error } = labFileSchema.safeParse({ schema: 1, scored: false });
    assert.ok(error?.issues.some((issue) => issue.code === 'unrecognized_keys' && issue.keys.includes('scored')));
  });
});

describe('What is said of a known system', () => {
  const lab = labOfSystem(sample());
  const run = (step: Parameters<typeof program>[0], options: Partial<Parameters<typeof grade>[0]> = {}): Graded =>
    grade({ lab, instantiate: () => program(step), source: noSource, seedBlock: 0, ...options });

  it('names what was found, and neither scores nor passes it', () => {
    const graded = run((g) => accumulate(g, g.human.draw(150), g.model.sample(500)));
    assert.equal(graded.summary, 'A known system, not graded. Found: No outside grounding (F01).');
    assert.deepEqual([graded.scored, graded.score, graded.passed, graded.passMark], [false, 0, false, 0]);
  });

  it('says so where nothing was found, without praise', () => {
    const graded = run((g) => accumulate(g, g.human.draw(150), verified(g, g.model.sample(600), 300)));
    assert.equal(
      graded.summary,
      `A known system, not graded. None of the ${Object.keys(lab.rubric.flaws).length} flaws looked for was found.`,
    );
    assert.equal(graded.passed, false);
  });

  it('waits for the last seed', () => {
    const early: Graded[] = [];
    run((g) => g.human.draw(70).plus(verified(g, g.model.sample(1100), 550)), {
      onProvisional: (provisional) => early.push(provisional),
    });
    assert.equal(early[0]?.summary, 'Not decided yet: more simulations are running.');
    assert.equal(early[0].scored, false);
  });

  it('is not said of a lab', () => {
    const graded = run((g) => g.model.sample(500), { lab: { ...lab, scored: true } });
    assert.equal(graded.scored, undefined);
    assert.match(graded.summary, /^Not yet: /);
  });
});

describe('The README of a known system', () => {
  const source = { type: 'preprint', author: 'Doe', title: 'On loops', issued: 2020, arXiv: '2001.00001' } as const;

  it('says what it is, where it comes from, what is true to it and what isn’t, and what to try', () => {
    assert.equal(
      systemReadme(sample(), new Map([['doe2020', source]])),
      `# Sample (2020)

It loops.

A known system as a small pipeline in the simulated world. It is run and looked into, not graded: change \`pipeline.ts\`, save, and see what is found.

## Sources

- Doe (2020). On loops. arXiv:2001.00001. <https://arxiv.org/abs/2001.00001>

## Faithful to it

- It comes back.

## Simplified

- It is small, and folded over two lines.

## Try

- Look.
- Look again.
`,
    );
  });
});

describe('The gallery', () => {
  it('has the eighteen systems that lessons link to', () => {
    const ids = [
      ...['alphago-zero', 'alphacode', 'star', 'spin', 'self-rewarding', 'constitutional-ai', 'rlaif-same-size'],
      ...['rlaif-larger', 'outcome-reward', 'process-reward', 'orca', 'agent-feedback', 'reward-overoptimisation'],
      ...['reward-anchors', 'token-ledger', 'provenance-detector', 'dgm-scaffold', 'watched-behaviour'],
    ];
    assert.deepEqual(
      systems.map(({ system }) => system.id),
      ids,
    );
  });

  it('says of every flaw that is found why it is', () => {
    for (const { system } of systems) {
      for (const flaw of system.expect) assert.match(system.simplified.join(' '), new RegExp(flaw), system.id);
      if (system.expect.length === 0) assert.match(system.simplified.join(' '), /Nothing is found/, system.id);
    }
  });

  for (const { pack, system, files } of systems) {
    const file = join(labs, pack.id, 'systems', system.id, 'pipeline.ts');
    it(`${system.id} fits on a screen, and has ${system.expect.join(', ') || 'no flaw'} on every block`, async function () {
      this.timeout(120_000);
      const lines = files.skeleton.trim().split('\n').length;
      assert.ok(lines >= 10 && lines <= 45, `${lines} lines`);
      const instantiate = await loadProgram(pathToFileURL(file), ENTRIES[system.world.kind].name);
      for (const seedBlock of BLOCKS) {
        const graded = grade({ lab: files.lab, instantiate, source: noSource, seedBlock });
        assert.deepEqual(found(graded), [...system.expect].sort(), `block ${seedBlock}: ${graded.summary}`);
      }
    });
  }
});
