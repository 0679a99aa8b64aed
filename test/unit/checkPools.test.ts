import assert from 'node:assert/strict';
import { checkPools } from '../../src/packs/checkPools.ts';
import { formatProblem } from '../../src/packs/position.ts';
import { courseFiles, coursePack } from '../support/coursePack.ts';

const check = (changes: Readonly<Record<string, string>>): string[] =>
  checkPools(coursePack(changes), new Map(Object.entries({ ...courseFiles, ...changes }))).map(formatProblem);

describe('What a test draws from', () => {
  it('is more than one attempt asks for, or else its author is told', () => {
    const [problem, ...more] = check({});
    assert.deepEqual(more, []);
    assert.match(problem ?? '', /^pack\.yaml:\d+:\d+ The test draws 1 question and has no more/);
    const questions = courseFiles['lessons/l1/test.yaml']!;
    const another = questions.replace(/^[^]*questions:\n/, '').replace('id: t1', 'id: t2');
    assert.deepEqual(check({ 'lessons/l1/test.yaml': `${questions}${another}` }), []);
  });
});
