import assert from 'node:assert/strict';
import type { Batch, Generation } from 'groundloop';
import { readTexts, translationFiles } from '../../../scripts/words.ts';
import { setLanguage, type Translation } from '../../../src/core/base/say.ts';
import { grade } from '../../../src/core/grading/grade.ts';
import { ContractError, inTheirWords } from '../../../src/core/grading/program.ts';
import { verdictHash } from '../../../src/core/grading/receipt.ts';
import { type Verdict, VERDICT_SCHEMA } from '../../../src/core/grading/verdict.ts';
import { hashCode } from '../../../src/sandbox/hashCode.ts';
import { everyFlawLab, noSource } from '../../support/lab.ts';
import { accumulate, program, type Step } from '../../support/loops.ts';

const chinese = readTexts(translationFiles('zh-tw').bundle);

function verdictIn(translation: Translation, step: Step): Verdict {
  setLanguage(translation);
  try {
    const task = { lab: everyFlawLab, instantiate: () => program(step), source: noSource, seedBlock: 1 };
    const { generations, ...graded } = grade(task);
    return {
      ...graded,
      schema: VERDICT_SCHEMA,
      pack: { id: 'course', version: '1.0.0', hash: '' },
      grader: { version: '1.0.0' },
      code: { hash: '' },
      timings: { total: 0, compile: 0, grade: 0, generations },
    };
  } finally {
    setLanguage({});
  }
}

const hashOf = (verdict: Verdict): string => verdictHash(verdict, hashCode);
/** A loop with flaws of many kinds. */
const careless = (g: Generation): Batch =>
  accumulate(g, g.human.draw(20), g.model.sample(200, { temperature: 0.7 }).filter(g.users.thumbs));

describe('A verdict in another language', () => {
  it('says everything in it, and decides and measures the same', () => {
    const [english, translated] = [verdictIn({}, careless), verdictIn(chinese, careless)];
    assert.match(english.summary, /^Not yet: \d+ flaws\. /);
    assert.match(translated.summary, /^還沒：有 \d+ 個缺陷。/);
    for (const { id, title, limit, evidence } of translated.flaws) {
      for (const text of [title, limit, evidence.sentence, evidence.why, evidence.fix, evidence.unit]) {
        assert.match(text, /\p{Script=Han}/u, `${id}: ${text}`);
      }
    }
    assert.equal(hashOf(translated), hashOf(english));
  });

  it('decides the same of a loop that goes by what an error says', () => {
    const byMessage = (g: Generation): Batch => {
      let length = 0;
      try {
        g.model.sample(-1);
      } catch (error) {
        if (error instanceof Error) length = error.message.length;
      }
      return accumulate(g, g.human.draw(30 + length), g.model.sample(100).filter(g.verifier.check));
    };
    assert.equal(hashOf(verdictIn(chinese, byMessage)), hashOf(verdictIn({}, byMessage)));
  });

  it('tells people of a broken contract in their language', () => {
    setLanguage(chinese);
    try {
      const thrown = ((): unknown => {
        try {
          return grade({
            lab: everyFlawLab,
            instantiate: () => program((g) => g.model.sample(-1)),
            source: noSource,
            seedBlock: 1,
          });
        } catch (error) {
          return error;
        }
      })();
      assert.ok(thrown instanceof ContractError);
      assert.equal(thrown.message, 'sample needs a whole number of items, 0 or more, and got -1.');
      assert.equal(inTheirWords(thrown).message, 'sample 需要 0 以上的整數個項目，卻得到：-1。');
    } finally {
      setLanguage({});
    }
  });
});
