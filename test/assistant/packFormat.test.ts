import assert from 'node:assert/strict';
import { isAbout } from '../../src/core/course/topics.ts';
import { parsePack } from '../../src/packs/parsePack.ts';
import { formatProblem } from '../../src/packs/position.ts';
import { samplePack } from '../support/samplePack.ts';

const file = 'labs/lab1/lab.yaml';

function read(assistant: string): ReturnType<typeof parsePack> {
  const yaml = `${samplePack[file] ?? ''}assistant:\n  persona: A colleague.\n  opening: Well?\n${assistant}`;
  return parsePack(new Map(Object.entries({ ...samplePack, [file]: yaml })));
}
function problemsOf(assistant: string): string[] {
  const result = read(assistant);
  return result.ok ? [] : result.problem.map(formatProblem);
}

describe('What an instructor says of the assistant', () => {
  it('has a default: no topic to avoid, and hints', () => {
    const result = read('');
    assert.ok(result.ok);
    const assistant = result.value.labs.get('lab1')?.lab.assistant;
    assert.deepEqual([assistant?.avoid, assistant?.support], [[], 'hints']);
  });

  it('can be topics and a level of support', () => {
    const result = read("  avoid: [next week's exam, 期末考]\n  support: concepts\n");
    assert.ok(result.ok);
    const assistant = result.value.labs.get('lab1')?.lab.assistant;
    assert.deepEqual([assistant?.avoid, assistant?.support], [["next week's exam", '期末考'], 'concepts']);
  });

  it('is checked: a level that is none, a topic without a word, a prompt that asks for what is avoided', () => {
    assert.match(problemsOf('  support: everything\n').join(), /lab\.yaml:\d+:\d+.*support/);
    assert.match(problemsOf("  avoid: ['?!', where]\n").join(), /name the topic in words/);
    assert.match(problemsOf('  avoid: [starting]\n').join(), /lab\.yaml:\d+:\d+.*asks about .*told to avoid/);
  });
});

describe('A topic', () => {
  it('is found in any form and order of its words, and in Chinese', () => {
    assert.ok(isAbout('What will be asked in the exams next week?', 'next week’s exam'));
    assert.ok(isAbout('How are models collapsing?', 'model collapse'));
    assert.ok(isAbout('下週的期末考會考什麼？', '期末考'));
    assert.ok(!isAbout('What does the exam of this lab do?', 'next week’s exam'));
    assert.ok(!isAbout('anything at all', 'the of'));
  });
});
