import assert from 'node:assert/strict';
import { stepSpan } from '../../src/workspace/stepSpan.ts';

describe('stepSpan', () => {
  it('points at the line that exports step, not at a comment about it', () => {
    const source = '/**\n * export function step(g)\n */\n// export function step\n  export function step(g) {\r\n}\n';
    assert.deepEqual(stepSpan(source), { line: 5, column: 3, endLine: 5, endColumn: 28 });
  });

  it('knows an arrow function', () => {
    assert.equal(stepSpan('const a = 1;\nexport const step: Step = (g) => g.human.draw(1);\n').line, 2);
  });

  it('is not fooled by a longer name, and falls back to the first line', () => {
    assert.deepEqual(stepSpan('let x;\nexport function stepper() {}'), {
      line: 1,
      column: 1,
      endLine: 1,
      endColumn: 7,
    });
    assert.deepEqual(stepSpan(''), { line: 1, column: 1, endLine: 1, endColumn: 2 });
  });
});
