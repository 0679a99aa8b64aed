import assert from 'node:assert/strict';
import { printsOf } from '../../src/core/desk/prints.ts';
import { readPrograms } from '../corpus/corpus.ts';
import { processorTime } from '../support/processorTime.ts';

const program = `export function step(g: Generation): Batch {
  const people = g.human.draw(180);
  const drafts = g.model.sample(900).filter((item) => g.verifier.check(item)); // checked
  const all = g.bank.put('all', g.bank.get('all').plus(people, drafts));
  return all.sortBy((item) => g.model.likelihood(item)).take(20);
}
`;
/** The share of a program's prints that another one has too. */
function likeness(one: string, other: string): number {
  const [a, b] = [printsOf(one), new Set(printsOf(other))];
  return a.filter((print) => b.has(print)).length / a.length;
}

describe('Prints of a program', () => {
  it('stay when names, numbers, texts, comments and layout change', () => {
    const hidden = program
      .replaceAll('people', 'mine')
      .replaceAll('drafts', 'own')
      .replace('180', '200')
      .replaceAll("'all'", '`kept`')
      .replace('// checked', '/* all my\n own work */')
      .replaceAll('  ', '\t\t');
    assert.deepEqual(printsOf(hidden), printsOf(program));
  });

  it('are sorted whole numbers, each once', () => {
    const prints = printsOf(program + program);
    assert.ok(prints.length > 5 && prints.every(Number.isSafeInteger));
    assert.deepEqual(
      prints,
      [...new Set(prints)].sort((a, b) => a - b),
    );
  });

  it('are shared wherever a long enough piece stands', () => {
    const piece = program.split('\n').slice(1, 5).join('\n');
    const other = `const more = [1, 2, 3].map((x) => x + 1);\nfunction later() {\n${piece}\n}\nwhile (more) later();`;
    assert.ok(likeness(piece, other) > 0.7);
  });

  it('leave out what everyone was given', () => {
    assert.deepEqual(printsOf(program, program), []);
    const added = `${program}\nexport const memory = { window: [1, 2], last: (t: number) => t - 1, grow() { return 2 ** 4; } };\n`;
    const own = printsOf(added, program);
    assert.ok(own.length > 0 && own.length < printsOf(added).length);
  });

  it('of most different programs of the corpus have little in common', () => {
    const programs = readPrograms().filter(({ lab }) => lab === 'model-collapse');
    const pairs = programs.flatMap((a, i) => programs.slice(i + 1).map((b) => likeness(a.code, b.code)));
    const close = pairs.filter((share) => share > 0.8);
    assert.ok(close.length / pairs.length < 0.05, `${close.length} of ${pairs.length}`);
  });

  it('take no long time of whatever stands there', async () => {
    const took = await processorTime(() => {
      for (const text of ['"\\', "'\\\n", '/*', '`\\', '`${', '\\"', '//', '.', 'ａ', '1.', ' ', '\n', '. '])
        printsOf(text.repeat(150_000));
      printsOf(`.${' '.repeat(150_000)}`);
    });
    assert.ok(took < 20_000, `${took} ms`);
    assert.deepEqual(printsOf(''), []);
  });
});
