import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readArchive } from '../../src/packs/labpack/readArchive.ts';
import { samplePack, withFolder } from '../support/samplePack.ts';
import { groundloop } from './groundloop.ts';

describe('groundloop export and import-qti', () => {
  const folder = mkdtempSync(join(tmpdir(), 'groundloop-qti-'));
  const pack = join(folder, 'pack');
  const quiz = join(pack, 'lessons/l1/quiz.yaml');
  const [qti, cartridge] = [join(folder, 'questions.zip'), join(folder, 'course.imscc')];
  before(() =>
    withFolder(samplePack, (made) => {
      cpSync(made, pack, { recursive: true });
      const lesson = join(pack, 'lessons/l1/lesson.md');
      writeFileSync(lesson, readFileSync(lesson, 'utf8').replace('minutes: 3', 'minutes: 1'));
      return Promise.resolve();
    }),
  );
  after(() => {
    rmSync(folder, { recursive: true });
  });

  it('makes the same files of a folder and of its .labpack, every time', async () => {
    const labpack = join(folder, 'sample.labpack');
    assert.equal(groundloop(['build', pack, '--out', labpack]).code, 0);
    for (const [format, out] of [
      ['qti', qti],
      ['cc', cartridge],
    ] as const) {
      const made = groundloop(['export', labpack, '--format', format, '--out', out]);
      assert.equal(made.code, 0, made.err);
      assert.match(made.out, /Sample 1\.0\.0 as .*1 question in 1 quiz and 0 tests\nNot in it: /);
      const bytes = readFileSync(out);
      groundloop(['export', pack, '--format', format, '--out', out]);
      assert.ok(readFileSync(out).equals(bytes), format);
      const read = await readArchive(bytes);
      assert.ok(read.ok && read.value.has('imsmanifest.xml'));
    }
  });

  it('exports no pack with mistakes, and knows its formats', () => {
    const broken = groundloop(['export', join(folder, 'nope')]);
    assert.equal(broken.code, 2);
    assert.match(broken.err, /no such file or folder/);
    const other = groundloop(['export', pack, '--format', 'scorm']);
    assert.equal(other.code, 2);
    assert.match(other.err, /Use qti or cc/);
  });

  it('shows what an import would add, and writes nothing before it is confirmed', () => {
    const before = readFileSync(quiz, 'utf8');
    const shown = groundloop(['import-qti', qti, '--in', pack, '--lesson', 'l1']);
    assert.equal(shown.code, 0, shown.err);
    assert.match(shown.out, /1\. \[q1-2\] Does it come back\?\n {3}✓ \[a\] Yes\n {5}It does\.\n {3}· \[b\] No/);
    assert.match(shown.out, /! The quiz asks this already\./);
    assert.match(shown.out, /Nothing was written\. Give the same command with --confirm to add 1 question to /);
    assert.equal(readFileSync(quiz, 'utf8'), before);

    const added = groundloop(['import-qti', qti, '--in', pack, '--lesson', 'l1', '--confirm']);
    assert.equal(added.code, 0, added.err);
    assert.ok(readFileSync(quiz, 'utf8').startsWith(before));
    const checked = groundloop(['check', pack, '--no-pipelines']);
    assert.match(checked.out, /nothing wrong/);
  });

  it('leaves feedback that is missing to the author, and check says where', () => {
    const item = join(folder, 'item.xml');
    writeFileSync(
      item,
      `<qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="one" title="One">
<qti-response-declaration identifier="R"><qti-correct-response><qti-value>a</qti-value></qti-correct-response></qti-response-declaration>
<qti-item-body><qti-choice-interaction response-identifier="R"><qti-prompt>Does it?</qti-prompt>
<qti-simple-choice identifier="a">Yes</qti-simple-choice><qti-simple-choice identifier="b">No</qti-simple-choice>
</qti-choice-interaction></qti-item-body></qti-assessment-item>`,
    );
    const added = groundloop(['import-qti', item, '--in', pack, '--lesson', 'l1', '--confirm']);
    assert.equal(added.code, 0, added.err);
    const lines = readFileSync(quiz, 'utf8').split('\n');
    const { code, out } = groundloop(['check', pack, '--no-pipelines']);
    assert.equal(code, 1);
    const places = [...out.matchAll(/quiz\.yaml:(\d+):\d+ Write what `[ab]` teaches/g)].map(([, line]) => Number(line));
    assert.equal(places.length, 2);
    for (const line of places) assert.match(lines[line - 1] ?? '', /feedback: To be written\./);
  });

  it('takes nothing that it can’t read or check, and says why', () => {
    const before = readFileSync(quiz, 'utf8');
    const bad = join(folder, 'bad.xml');
    writeFileSync(bad, '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>');
    for (const [args, code, words] of [
      [[bad, '--lesson', 'l1'], 1, /bad\.xml:1 .*document type/],
      [[qti, '--lesson', 'nope'], 2, /lessons\/nope\/quiz\.yaml .*no lesson `nope`/],
      [[qti, '--lesson', 'l1', '--only', 'q9'], 2, /no question `q9`/],
      [[join(folder, 'nope.zip'), '--lesson', 'l1'], 2, /no such file/],
      [[join(pack, 'pack.yaml'), '--lesson', 'l1'], 1, /XML can't be read/],
      [[qti], 2, /--lesson/],
    ] as const) {
      const refused = groundloop(['import-qti', ...args, '--in', pack, '--confirm']);
      assert.equal(refused.code, code, args.join(' '));
      assert.match(refused.out + refused.err, words);
    }
    assert.equal(readFileSync(quiz, 'utf8'), before);
  });
});
