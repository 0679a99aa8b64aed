import assert from 'node:assert/strict';
import { questionReview } from '../../src/cli/questionReview.ts';
import { refuse } from '../../src/cli/refuse.ts';
import { sayLine } from '../../src/cli/openQueue.ts';
import { table } from '../../src/desk/reports/table.ts';
import { flaw, row } from '../support/rows.ts';

const EVIL = '\u001b]0;mine\u0007\u001b[2J\u202eend';
const HARMLESS = ']0;mine[2Jend';

/** What is written to standard error meanwhile. */
function said(speak: () => unknown): string {
  const { write } = process.stderr;
  let text = '';
  process.stderr.write = (chunk: string | Uint8Array) => {
    text += String(chunk);
    return true;
  };
  try {
    speak();
  } finally {
    process.stderr.write = write;
  }
  return text;
}

describe('Words from elsewhere in a terminal', () => {
  it('say what they say, and do nothing to it', () => {
    assert.equal(
      said(() => refuse({ code: 'x', message: `one ${EVIL}\ntwo` })),
      `one ${HARMLESS}\ntwo\n`,
    );
    assert.equal(
      said(() => {
        sayLine(EVIL);
      }),
      `${HARMLESS}\n`,
    );
    const option = { id: EVIL, text: EVIL, right: true, feedback: EVIL };
    const question = { id: EVIL, ask: EVIL, options: [option] };
    const review = questionReview([{ question, notes: [EVIL] }], [{ file: EVIL, line: 1, why: EVIL }]);
    const about = { title: 'A', made: '2026-11-01T00:00:00.000Z' };
    const rows = table([row({ file: EVIL, lab: EVIL, flaws: [flaw(EVIL)] })], about);
    for (const text of [review, rows]) {
      assert.ok(text.includes(HARMLESS));
      for (const bad of ['\u001b]', '\u001b[2J', '\u0007', '\u202e']) assert.ok(!text.includes(bad));
    }
  });
});
