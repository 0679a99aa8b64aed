import assert from 'node:assert/strict';
import { labSchema } from '../../src/core/course/lab.ts';
import { isOwnCode } from '../../src/workspace/ownCode.ts';

const lab = labSchema.parse({
  id: 'collapse',
  title: 'Collapse',
  summary: 'A lab.',
  minutes: 10,
  rubric: { flaws: { F01: 100 } },
  expect: { skeleton: ['F01'] },
});
const files = {
  lab,
  readme: '',
  skeleton: 'export function step(g) {\n  return g.human.draw(1);\n}\n',
  prompts: new Map<string, string>(),
  solutions: new Map([['good.ts', '// good\n']]),
  variants: new Map([['bad.ts', '// bad\n']]),
  references: new Map([['plain.ts', '// plain\n']]),
};

describe('A pipeline is the learner’s own', () => {
  it('once it says something else than the pack', () => {
    assert.equal(isOwnCode(files.skeleton, files), false);
    assert.equal(isOwnCode('// good', files), false);
    assert.equal(isOwnCode('// bad\n', files), false);
    assert.equal(isOwnCode('// plain\n', files), false);
    assert.equal(isOwnCode(files.skeleton.replace('1', '2'), files), true);
  });

  it('and not for spaces or ends of lines alone', () => {
    assert.equal(isOwnCode(`\n${files.skeleton.replaceAll('\n', '  \r\n')}\n\n`, files), false);
  });

  it('never in a known system', () => {
    assert.equal(isOwnCode('// mine', { ...files, lab: { ...lab, scored: false } }), false);
  });
});
