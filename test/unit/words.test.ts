import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { collectWords, placesIn, readTexts, translationFiles, wordsIn } from '../../scripts/words.ts';
import { setLanguage } from '../../src/core/base/say.ts';
import { ALLOCATION_FLAWS } from '../../src/core/grading/allocation/flaws.ts';
import { FLAWS } from '../../src/core/grading/flaws/index.ts';
import { RACE_FLAWS } from '../../src/core/grading/race/flaws.ts';
import { inLogOdds } from '../../src/core/grading/units.ts';

const inSource = (call: string, imports = ''): string[] =>
  wordsIn('some.ts', `${imports}\nconst text = ${call};`).map(({ key }) => key);
const importing = "import { say } from '../core/base/say.ts';";

describe('The list of texts to translate', () => {
  it('has every literal, also one that runs over lines', () => {
    assert.deepEqual(inSource("say('Seed {n}', { n })", importing), ['Seed {n}']);
    assert.deepEqual(inSource("vscode.l10n.t('One, ' +\n 'and two', 1)"), ['One, and two']);
    assert.deepEqual(inSource('flaws === 1 ? l10n.t("one") : l10n.t(`more`)'), ['one', 'more']);
  });

  it('has a text with what translators are told of it as VS Code looks it up', () => {
    assert.deepEqual(inSource("l10n.t({ message: 'Open', args: [], comment: 'not closed' })"), ['Open/not closed']);
    assert.deepEqual(inSource("l10n.t({ message: 'Open', comment: ['a', 'b'] })"), ['Open/ab']);
    assert.deepEqual(inSource("l10n.t({ message: 'Open' })"), ['Open']);
  });

  it('refuses what can’t be known without running it, and leaves alone what only has the same name', () => {
    assert.throws(() => inSource('say(text)', importing), /some\.ts:2: say a literal here, not text/);
    assert.throws(() => inSource('vscode.l10n.t(`${n} seeds`)'), /say a literal/);
    assert.deepEqual(inSource('kind.say(place) + say(text)'), []);
  });
});

/** Characters of Simplified Chinese that Traditional Chinese doesn't have, from what texts like ours are made of. */
const SIMPLIFIED =
  /[们个这为会来时对说国学发经样动开关见过进还问题实应该测试评语义错误运训练数据环库标签类项选择读写输设检报给网络级须换单双变杂术转载处边线际阶层归纳达预确认记忆压缩优质验证结构组织统删仅将从与门险稳态户码队]/;

/** What stays English within a text: code, placeholders, names, and words that people here say in English. */
const CODE = /`[^`]*`|\{[^}]*\}|\(command:[^)]*\)|g\.pause\(.*?\)|export function.*?\}|["(「][\w .]*["')」]/g;

for (const language of readdirSync('media/l10n').map((file) => /^bundle\.l10n\.(.+)\.json$/.exec(file)?.[1] ?? file)) {
  describe(`The translation into ${language}`, () => {
    const files = translationFiles(language);
    const [bundle, manifest] = [readTexts(files.bundle), readTexts(files.manifest)];
    const [words, english] = [[...collectWords().keys()], readTexts('package.nls.json')];
    const pairs = [
      ...Object.entries(bundle),
      ...Object.entries(manifest).map(([key, text]) => [english[key] ?? '', text] as const),
    ];

    it('has every text, and none besides', () => {
      assert.deepEqual(Object.keys(bundle).sort(), words.sort());
      assert.deepEqual(Object.keys(manifest).sort(), Object.keys(english).sort());
    });

    it('has the same values in every text', () => {
      for (const [text, translated] of pairs) assert.deepEqual(placesIn(translated), placesIn(text), text);
    });

    it('has the same links in what the manifest shows', () => {
      const links = (text = ''): string[] => (text.match(/\(command:[^)]*\)/g) ?? []).sort();
      for (const [key, text] of Object.entries(manifest)) assert.deepEqual(links(text), links(english[key]), key);
    });

    it('has every page of the walkthrough', () => {
      const pages = readdirSync('media').filter((file) => /^walkthrough-[\w-]+\.md$/.test(file));
      assert.ok(pages.length > 0);
      for (const page of pages) assert.ok(existsSync(`media/${page.replace(/\.md$/, `.nls.${language}.md`)}`), page);
    });

    it('says of the same flaws that they are measured in log odds', () => {
      const inOdds = (): boolean[] => [...FLAWS, ...ALLOCATION_FLAWS, ...RACE_FLAWS].map(({ unit }) => inLogOdds(unit));
      const before = inOdds();
      setLanguage(bundle);
      const after = inOdds();
      setLanguage({});
      assert.ok(before.includes(true));
      assert.deepEqual(after, before);
    });

    if (language === 'zh-tw') {
      it('is Traditional Chinese throughout', () => {
        for (const [text, translated] of pairs) {
          assert.doesNotMatch(translated, SIMPLIFIED, text);
          // Three English words in a row are a sentence that was left over.
          assert.doesNotMatch(translated.replace(CODE, ''), /\b[a-z]{2,} [a-z]{2,} [a-z]{2,}\b/i, text);
          // No half-width punctuation behind a Chinese character.
          assert.doesNotMatch(translated.replace(CODE, ''), /\p{Script=Han}[,;!?]/u, text);
        }
      });
    }
  });
}
