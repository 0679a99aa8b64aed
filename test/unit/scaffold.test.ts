import assert from 'node:assert/strict';
import { flawTitle } from '../../src/core/grading/flawTitle.ts';
import { QUESTIONS, scaffold } from '../../src/workspace/scaffold.ts';

const source = [
  'export function step(g) {',
  '  const drafts = g.model.sample(600);',
  '  // odd ` tick',
  '\treturn g.human',
  '\t\t.draw(10);',
  '}',
].join('\n');
const spanAt = (line: number) => ({ line, column: 3, endLine: line, endColumn: 9 });
const asked = 'Who would accept this?';

describe('The question put into the code where a flaw is', () => {
  it('is a comment above the line, indented like it', () => {
    assert.deepEqual(scaffold(source, spanAt(2), asked), { line: 2, text: `  // TODO: ${asked}\n` });
    assert.deepEqual(scaffold(source, spanAt(5), asked), { line: 5, text: `\t\t// TODO: ${asked}\n` });
    assert.deepEqual(scaffold(source, spanAt(1), asked), { line: 1, text: `// TODO: ${asked}\n` });
  });

  it('ends its line as the file does', () => {
    const windows = source.replaceAll('\n', '\r\n');
    assert.deepEqual(scaffold(windows, spanAt(2), asked), { line: 2, text: `  // TODO: ${asked}\r\n` });
  });

  it('is put in once', () => {
    assert.equal(scaffold(`${source}\n// ${asked}`, spanAt(2), asked), undefined);
  });

  it('is left out where there is none, no such line, or a text that goes over lines', () => {
    assert.equal(scaffold(source, spanAt(2), undefined), undefined);
    assert.equal(scaffold(source, spanAt(70), asked), undefined);
    assert.equal(scaffold('const a = `one\n  ${b()}\n`;\nc();', spanAt(2), asked), undefined);
    assert.ok(scaffold('const a = `one\n  ${b()}\n`;\nc();', spanAt(4), asked));
  });
});

describe('The questions', () => {
  it('are about flaws that there are, and never the answer', () => {
    for (const [flaw, question = ''] of Object.entries(QUESTIONS)) {
      assert.ok(flawTitle(flaw), flaw);
      assert.match(question, /^[A-Z].*\?$/, flaw);
      assert.doesNotMatch(question, /[(){}[\]=;`]|\bg\.|[a-z]\.[a-z]/, 'no code');
      assert.doesNotMatch(question, /verifier|audit\(|temperature|likelihood/i, 'no service that would mend it');
      assert.ok(question.length <= 90, question);
    }
  });

  it('are there for every flaw that a lab can look for', () => {
    const ids = Array.from({ length: 24 }, (_, i) => `F${String(i + 1).padStart(2, '0')}`);
    const without = ids.filter((id) => flawTitle(id) !== undefined && QUESTIONS[id] === undefined);
    assert.deepEqual(without, []);
  });
});
