import assert from 'node:assert/strict';
import { inEnglish, language, say, setLanguage } from '../../src/core/base/say.ts';

describe('Saying a text in a language', () => {
  afterEach(() => {
    setLanguage({});
  });

  it('fills in values, and keeps what looks like a placeholder and has no value', () => {
    assert.equal(say('{right} of {total} right, {other}', { right: 2, total: 3 }), '2 of 3 right, {other}');
    assert.equal(say('in {where}', { where: '{where}' }), 'in {where}');
  });

  it('says what is translated in the language that was set, and the rest in English', () => {
    setLanguage({ '{n} lost': '失去 {n} 項' });
    assert.equal(say('{n} lost', { n: 4 }), '失去 4 項');
    assert.equal(say('constructor'), 'constructor');
  });

  it('keeps to English for what a run depends on, even where that fails', () => {
    setLanguage({ no: '不' });
    assert.equal(
      inEnglish(() => say('no')),
      'no',
    );
    assert.throws(() =>
      inEnglish(() => {
        throw new Error(say('no'));
      }),
    );
    assert.equal(say('no'), '不');
    assert.deepEqual(language(), { no: '不' });
  });
});
