import assert from 'node:assert/strict';
import { applyEvent, noProgress } from '../../src/core/course/progress.ts';
import { checkProse } from '../../src/packs/checkProse.ts';
import { checkTranslations } from '../../src/packs/checkTranslations.ts';
import { CourseSearch } from '../../src/packs/courseSearch.ts';
import { termPlace } from '../../src/core/course/term.ts';
import { glossaryView } from '../../src/packs/glossary.ts';
import { fingerprint } from '../../src/packs/hash.ts';
import { lessonView } from '../../src/packs/lessonView.ts';
import { PackLibrary } from '../../src/packs/library.ts';
import { localise } from '../../src/packs/localise.ts';
import { packLink } from '../../src/packs/markdown.ts';
import { outlineOf } from '../../src/packs/outline.ts';
import { parsePack } from '../../src/packs/parsePack.ts';
import { formatProblem } from '../../src/packs/position.ts';
import { renderLesson } from '../../src/packs/renderLesson.ts';
import { courseFiles, coursePack } from '../support/coursePack.ts';

const folder = 'translations/zh-tw';
const page = `${folder}/lessons/l1/lesson.md`;
const translate = (path: string, ...pairs: readonly (readonly [string, string])[]): Record<string, string> => ({
  [`${folder}/${path}`]: pairs.reduce((text, [from, to]) => text.replace(from, to), courseFiles[path]!),
});

/** The sample course with its first lesson in Chinese. */
const translation: Readonly<Record<string, string>> = {
  ...translate(
    'lessons/l1/lesson.md',
    ['title: Loops', 'title: 迴圈'],
    ['question: What is a loop?', 'question: 什麼是迴圈？'],
    ['term: loop', 'term: 迴圈'],
    ['definition: What comes back.', 'definition: 會回來的東西。'],
    ['What it is {', '它是什麼 {'],
    ['A loop comes back [@doe2020].', '一個迴圈會回來[@doe2020]，模型崩潰也會。'],
  ),
  ...translate(
    'lessons/l1/quiz.yaml',
    ['ask: Does it come back?', 'ask: 它會回來嗎？'],
    ['text: Yes', 'text: 會'],
    ['feedback: It does.', 'feedback: 會的。'],
  ),
  ...translate('lessons/l1/test.yaml', ['ask: Does it come back?', 'ask: 它回來嗎？']),
  ...translate('lessons/l1/figures/filter.yaml', ['label: What it should accept', 'label: 該接受的']),
};
const titles = `schema: 1
title: 範例
modules: { m1: 第一 }
originals:
${Object.keys(translation)
  .map((path) => path.slice(folder.length + 1))
  .map((path) => `  ${path}: ${fingerprint(courseFiles[path]!)}\n`)
  .join('')}`;
const files = { ...translation, [`${folder}/translation.yaml`]: titles };

const pack = coursePack(files);
const chinese = localise(pack, 'zh-tw');

const problemsOf = (changes: Readonly<Record<string, string | undefined>>): string[] => {
  const all = Object.entries<string | undefined>({ ...courseFiles, ...files, ...changes });
  const read = parsePack(new Map(all.flatMap(([path, text]) => (text === undefined ? [] : [[path, text]]))));
  return read.ok ? [] : read.problem.map(formatProblem);
};
const changed = (path: string, from: string | RegExp, to: string): Record<string, string> => {
  const text = { ...courseFiles, ...files }[path] ?? assert.fail(path);
  assert.notEqual(text.replace(from, to), text, `${path} has ${String(from)}`);
  return { [path]: text.replace(from, to) };
};

describe('A pack in another language', () => {
  it('has its titles and pages in it, and the rest as it was written', () => {
    assert.deepEqual([chinese.title, ...chinese.modules.map(({ title }) => title)], ['範例', '第一', 'Second']);
    const shown = [...chinese.lessons.values()].map(({ title, language }) => [title, language]);
    assert.deepEqual(shown, [
      ['迴圈', 'zh-tw'],
      ['More', 'en'],
      ['Last', 'en'],
    ]);
    assert.equal(chinese.start?.language, 'en');
    assert.equal(chinese.lessons.get('l1')?.labId, 'lab1');
  });

  it('is the same to whoever reads another one', () => {
    assert.equal(localise(pack, 'de'), pack);
    assert.equal(localise(pack, 'en'), pack);
    assert.equal(localise(pack, 'ZH-TW').language, 'zh-tw');
  });

  it('has the same ids, so that what was learned in one counts in the other', () => {
    const at = '2026-01-02T03:04:05Z';
    const progress = [
      { type: 'lesson-read', at, lesson: 'sample/l1' } as const,
      { type: 'question-answered', at, lesson: 'sample/l1', question: 'q1', option: 'b' } as const,
    ].reduce(applyEvent, noProgress);
    const view = lessonView(chinese, chinese.lessons.get('l1')!, progress);
    assert.equal(view.read, true);
    assert.deepEqual(view.quiz[0]?.marked?.feedback, ['It does come back.', '會的。']);
    assert.equal(view.quiz[0].ask, '它會回來嗎？');
    assert.equal(view.figures[0]?.sliders[0]?.label, '該接受的');
    assert.deepEqual(
      view.sections.map(({ id }) => id),
      ['what', 'why'],
    );
    const stages = (of: typeof pack) => outlineOf([of], progress).packs[0]?.children.map(({ id }) => id);
    assert.deepEqual(stages(chinese), stages(pack));
  });

  it('keeps the places of its terms in the glossary, and has them in this language wherever they are used', () => {
    const [entry, ...more] = glossaryView(chinese, '詞彙表').entries;
    assert.deepEqual([entry?.id, entry?.term, entry?.language, more], ['loop', '迴圈', 'zh-tw', []]);
    const { html } = renderLesson(chinese.lessons.get('l1')!, pack.sources);
    assert.match(html, /一個<span class="term" data-term="迴圈">迴圈<\/span>會回來/);
  });

  it('is found by its words, in the middle of a sentence too', () => {
    const search = new CourseSearch([chinese]);
    for (const query of ['崩潰', '模型崩潰', '潰']) {
      const [hit] = search.find(query);
      assert.deepEqual([hit?.entry.node, hit?.entry.place], ['sample/lesson/l1', 'what'], query);
      assert.match(hit?.snippet ?? '', /模型崩潰/);
    }
    assert.deepEqual(search.find('崩模'), []);
    assert.ok(search.find('elsewhere').length > 0);
  });

  it('says of a label and of a text which language each is in', () => {
    const { html } = renderLesson({ body: '::: case 一\n二\n:::', terms: [], language: 'zh-tw' }, new Map());
    assert.match(html, /<p class="label"><span lang="en">Documented case<\/span> · 一<\/p>/);
  });
});

describe('A translation', () => {
  it('has what its original has, and the place is told where it does not', () => {
    assert.deepEqual(problemsOf({}), []);
    const cases: readonly (readonly [Record<string, string>, RegExp])[] = [
      [changed(page, '{#why}', '{#warum}'), /lesson\.md:15:1 The original has the section `## \{#why\}` here/],
      [changed(page, '[@doe2020]', ''), /lesson\.md:11:1 The original has `@doe2020` in this section/],
      [changed(page, '(#what)', '(#why)'), /lesson\.md:15:1 The original has link to `#what` in this section/],
      [changed(page, /::: figure[^]*?:::\n/, ''), /The original has `::: figure filter` in this section/],
      [changed(page, / {2}- term: 迴圈\n.*\n/, ''), /lesson\.md:6:1 `terms`/],
      [
        changed(`${folder}/lessons/l1/quiz.yaml`, /id: b/, 'id: no'),
        /quiz\.yaml:8:\d+ `id` is `"b"` in the original; here it is `"no"`/,
      ],
      [
        changed(`${folder}/lessons/l1/quiz.yaml`, /right: true, (.*)\n(.*)feedback/, '$1\n$2right: true, feedback'),
        /quiz\.yaml:\d+:\d+ The original has no `right` here/,
      ],
      [changed(`${folder}/lessons/l1/figures/filter.yaml`, 'start: 0.3', 'start: 0.4'), /filter\.yaml:\d+:\d+ `start`/],
      [changed(`${folder}/translation.yaml`, 'm1:', 'm7:'), /translation\.yaml:3:\d+ This pack has no module `m7`/],
      [{ [`${folder}/labs/lab1/README.md`]: '做吧。' }, /README\.md A translation has no such file/],
      [{ [`${folder}/lessons/l9/lesson.md`]: translation[page]! }, /l9\/lesson\.md This pack has no lesson `l9`/],
    ];
    for (const [change, wanted] of cases) {
      const problems = problemsOf(change);
      assert.ok(
        problems.some((problem) => wanted.test(problem) && problem.startsWith(folder)),
        problems.join('\n'),
      );
    }
  });

  it('is whole: text, quiz, test and figures', () => {
    for (const part of ['lesson.md', 'quiz.yaml', 'test.yaml', 'figures/filter.yaml']) {
      const problems = problemsOf({ [`${folder}/lessons/l1/${part}`]: undefined });
      assert.notDeepEqual(problems, [], part);
    }
  });

  it('is behind where its original has changed since, and may be read all the same', () => {
    const behind = (changes: Readonly<Record<string, string>>): string[] =>
      checkTranslations(new Map(Object.entries({ ...courseFiles, ...files, ...changes }))).map(formatProblem);
    assert.deepEqual(behind({}), []);
    const newer = changed('lessons/l1/lesson.md', 'A loop comes', 'Every loop comes');
    assert.deepEqual(problemsOf(newer), []);
    const [problem, ...more] = behind(newer);
    assert.deepEqual(more, []);
    const now = fingerprint(Object.values(newer)[0]!);
    assert.match(problem ?? '', /^translations\/zh-tw\/translation\.yaml:5:\d+ `lessons\/l1\/lesson\.md` has changed/);
    assert.ok(problem?.includes(`write \`lessons/l1/lesson.md: ${now}\``), problem);
    assert.deepEqual(behind(changed(`${folder}/translation.yaml`, /h[0-9a-f]{12}/, now)).length, 1);
  });

  it('takes as long to read as its characters take', () => {
    const minutes = (text: string): string[] => {
      const long = changed(page, '會回來的東西', '會回來')[page]!;
      return checkProse(new Map([[page, `${long}\n${text}\n`]])).map(formatProblem);
    };
    assert.deepEqual(minutes('回來'.repeat(600)), []);
    assert.match(minutes('回來'.repeat(2000)).join(), /lesson\.md:5:1 It has \d+ characters .*Write `minutes: 10`/);
  });
});

describe('Places in the glossary', () => {
  it('are made of the letters of any script, and links find them', () => {
    assert.equal(termPlace('模型崩潰'), '模型崩潰');
    assert.equal(termPlace('Élan vital'), 'elan-vital');
    assert.deepEqual(packLink('term:%E6%A8%A1%E5%9E%8B%E5%B4%A9%E6%BD%B0'), { kind: 'term', id: '模型崩潰' });
    assert.equal(packLink('term:%'), undefined);
  });

  it('belong to one term each', () => {
    const problems = problemsOf(
      changed('lessons/l2/lesson.md', '- loop\n', '- loop\n  - term: loop!\n    definition: A cry.\n'),
    );
    assert.ok(
      problems.some((problem) => problem.includes('has the place `loop` in the glossary')),
      problems.join('\n'),
    );
  });
});

const course = (await new PackLibrary('labs', { language: 'zh-tw' }).pack())!;

describe('The built-in course in Traditional Chinese', () => {
  it('has one whole lesson, in the characters of Taiwan', () => {
    const lesson = course.lessons.get('m9-l1')!;
    assert.deepEqual([course.language, lesson.language, lesson.title], ['zh-tw', 'zh-tw', '自我改進的光譜']);
    const { figures, quiz, test, body } = lesson;
    const texts = [
      ...quiz.questions.flatMap(({ ask, options }) => [ask, ...options.flatMap((o) => [o.text, o.feedback])]),
      ...test.flatMap(({ ask, options }) => [ask, ...options.flatMap((o) => [o.text, o.feedback])]),
      ...figures.flatMap(({ title, sliders, prediction: { ask, options } }) => [
        title,
        ask,
        ...sliders.map(({ label }) => label),
        ...options.flatMap((o) => [o.text, o.reply]),
      ]),
      ...body.split('\n\n'),
    ];
    const untranslated = texts.filter((text) => !/\p{Script=Han}/u.test(text) && text.trim() !== '');
    assert.deepEqual(untranslated, []);
    assert.doesNotMatch(texts.join('\n'), /[这们来时会说对学习验证两实现网络]/);
  });
});
