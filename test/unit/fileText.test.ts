import assert from 'node:assert/strict';
import { fileText, sameLines } from '../../src/workspace/fileText.ts';

const bytes = Buffer.from;
const mark = '\uFEFF';

describe('the text of a file', () => {
  it('is what an editor shows: without its byte order mark, with its line breaks', () => {
    assert.equal(fileText(bytes(`${mark}實驗室\r\n`)), '實驗室\r\n');
    assert.equal(fileText(bytes(`a${mark}b`)), `a${mark}b`);
  });

  it('has the same lines in the way of Windows, and no others', () => {
    assert.ok(sameLines(bytes('é\nb\n'), bytes(`${mark}é\r\nb\r\n`)));
    assert.ok(!sameLines(bytes('a\nb\n'), bytes('a\nb')));
    assert.ok(!sameLines(bytes('a\n'), bytes('a\r')));
    assert.ok(!sameLines(bytes('a'), bytes('\r\na')));
    assert.ok(!sameLines(undefined, bytes('')));
    assert.ok(sameLines(undefined, undefined));
  });

  it('is compared by bytes where it is no text', () => {
    assert.ok(!sameLines(bytes([0xff, 0x0a]), bytes([0xfe, 0x0a])));
    assert.ok(sameLines(bytes([0xff, 0x0a]), bytes([0xff, 0x0d, 0x0a])));
  });
});
