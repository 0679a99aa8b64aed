import assert from 'node:assert/strict';
import { rename, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { limits } from '../../src/packs/folder.ts';
import { parsePack } from '../../src/packs/parsePack.ts';
import { formatProblem } from '../../src/packs/position.ts';
import { readPackFolder } from '../../src/packs/readPackFolder.ts';
import { packWithSystem as samplePack, withFolder, type PackChanges } from '../support/samplePack.ts';

/** What is said about the sample pack after some changes. */
function problemsOf(changes: PackChanges): Promise<string[]> {
  return withFolder({ ...samplePack, ...changes }, async (folder) => {
    const read = await readPackFolder(folder);
    return read.ok ? [] : read.problem.map(formatProblem);
  });
}

/** A file of the sample with one piece of text replaced. */
function edit(path: string, from: string, to: string): PackChanges {
  const text = samplePack[path] ?? '';
  assert.ok(text.includes(from), `${path} has no ${from}`);
  return { [path]: text.replace(from, to) };
}

const outline = samplePack['pack.yaml'] ?? '';
const lesson = 'lessons/l1/lesson.md';
const quiz = 'lessons/l1/quiz.yaml';
const lab = 'labs/lab1/lab.yaml';
const figure = 'lessons/l1/figures/filter.yaml';
const system = 'systems/known/system.yaml';

const bibliographyOfSystem = (samplePack['bibliography.yaml'] ?? '').replace(/[^]*(?= {2}poe2022)/, '');

/** One mistake each, and the start of the one message it must give. */
const mistakes: readonly [string, PackChanges, string][] = [
  [
    'YAML that cannot be parsed',
    edit('pack.yaml', 'version: 1.0.0', 'version: [1.0'),
    "pack.yaml:4:1 This isn't valid YAML",
  ],
  [
    'a version of the format to come',
    edit('pack.yaml', 'schema: 1\n', 'schema: 2\nfuture: true\n'),
    'pack.yaml:1:1 This file is in version 2 of the format, which this Groundloop can’t read. Update the extension.',
  ],
  [
    'an alias',
    edit(
      'pack.yaml',
      'Sample\nmodules:\n  - id: m1\n    number: 1\n    title: First',
      '&t Sample\nmodules:\n  - id: m1\n    number: 1\n    title: *t',
    ),
    'pack.yaml:8:12 Write the value out instead of referring to it with `*t`',
  ],
  [
    'a key twice',
    edit('pack.yaml', 'title: Sample', 'title: Sample\ntitle: Again'),
    "pack.yaml:5:1 This isn't valid YAML",
  ],
  [
    'a link of a task to a lesson that is not there',
    edit('labs/lab1/README.md', 'Mend it.', '# Lab\n\nSee [it](lesson:l1#wy).'),
    'labs/lab1/README.md:3:10 This pack has no section `lesson:l1#wy`',
  ],
  [
    'a link of a prompt to a file',
    edit('labs/lab1/prompts/start.md', 'Where', '[Where](start.txt)'),
    "labs/lab1/prompts/start.md:1:9 `start.txt` can't be linked to",
  ],
  ['a misspelt key', edit(lab, 'minutes: 5', 'minutes: 5\nsummery: x'), `${lab}:6:1 \`summery\` isn't known here`],
  ['a missing value', edit('pack.yaml', 'title: Sample\n', ''), 'pack.yaml:1:1 `title` is missing; write a text'],
  [
    'a wrong kind of value',
    edit(lab, 'minutes: 5', 'minutes: five'),
    `${lab}:5:1 \`minutes\` must be a number, but it is \`five\``,
  ],
  [
    'an id with spaces',
    edit('pack.yaml', 'id: sample', 'id: my pack'),
    'pack.yaml:2:1 `id` is `my pack`; use lower-case letters',
  ],
  [
    'a version without three numbers',
    edit('pack.yaml', '1.0.0', "'1.0'"),
    'pack.yaml:3:1 `version` is `1.0`; use a version like 1.0.0',
  ],
  [
    'a flaw that is named wrongly',
    edit(lab, 'flaws: { F01: 10 }', 'flaws: { F1: 10 }'),
    `${lab}:8:12 \`F1\` isn't allowed as a name here: flaws are named like F01`,
  ],
  [
    'a link that is not one',
    edit('bibliography.yaml', "arXiv: '2001.00001'", 'URL: arxiv'),
    'bibliography.yaml:8:5 `URL` must be a whole link',
  ],
  ['no lesson text', { [lesson]: undefined }, `${lesson} This file is missing: the lesson's text`],
  ['no quiz', { [quiz]: undefined }, `${quiz} This file is missing: the lesson's questions`],
  ['an empty task', { 'labs/lab1/README.md': ' \n' }, 'labs/lab1/README.md This file is empty: the task in words'],
  ['no skeleton', { 'labs/lab1/pipeline.ts': undefined }, 'labs/lab1/pipeline.ts This file is missing'],
  [
    'no solution',
    { 'labs/lab1/solutions/one.ts': undefined },
    'labs/lab1/solutions Add at least one pipeline that passes',
  ],
  [
    'no starter prompt',
    { 'labs/lab1/prompts/start.md': undefined },
    'labs/lab1/prompts Add at least one starter prompt',
  ],
  [
    'a file in the wrong place',
    { 'labs/lab1/solution/two.ts': '' },
    "labs/lab1/solution/two.ts This file isn't part of a pack",
  ],
  [
    'a lesson that is not listed',
    { 'lessons/l2/lesson.md': samplePack[lesson], 'lessons/l2/quiz.yaml': samplePack[quiz] },
    'lessons/l2 No module in pack.yaml lists this lesson',
  ],
  [
    'a lab of another name than its folder',
    edit(lab, 'id: lab1', 'id: lab2'),
    `${lab}:2:1 The lab is in the folder \`lab1\``,
  ],
  [
    'a lesson without its head',
    edit(lesson, '---\nschema: 1', 'schema: 1'),
    `${lesson}:1:1 A lesson starts with its head`,
  ],
  ['a mistake in the head', edit(lesson, 'minutes: 3', 'minutes: 0'), `${lesson}:5:1 \`minutes\` must be more than 0`],
  ['a title in the text', edit(lesson, '## Why', '# Why'), `${lesson}:15:1 The title stands in the head`],
  ['a section twice', edit(lesson, '{#why}', '{#what}'), `${lesson}:15:1 A section before has the id \`what\``],
  ['an id no link can have', edit(lesson, '{#why}', '{#Why_Not}'), `${lesson}:15:1 \`Why_Not\` can't be the id`],
  [
    'an unknown source',
    edit(lesson, '[@doe2020]', '[@doe2020; @roe2021]'),
    `${lesson}:13:30 \`@roe2021\` isn't in bibliography.yaml`,
  ],
  [
    'a citation that is none',
    edit(lesson, '[@doe2020]', '[@doe2020] [@Doe, p. 3]'),
    `${lesson}:13:30 \`[@Doe, p. 3]\` isn't a citation`,
  ],
  [
    'a source nobody cites',
    edit(lesson, ' [@doe2020]', ''),
    'bibliography.yaml:3:3 No lesson or system cites `@doe2020`',
  ],
  [
    'a source that can be found nowhere',
    edit('bibliography.yaml', "    arXiv: '2001.00001'\n", ''),
    'bibliography.yaml:3:3 `doe2020`: say where to find it',
  ],
  [
    'a page without the month in which it was read',
    edit('bibliography.yaml', "arXiv: '2001.00001'", 'URL: https://example.org/'),
    'bibliography.yaml:3:3 `doe2020`: a page may change',
  ],
  [
    'a term that is defined twice',
    {
      'pack.yaml': outline.replace('lab: lab1\n', 'lab: lab1\n      - id: l2\n'),
      'lessons/l2/lesson.md': samplePack[lesson],
      'lessons/l2/quiz.yaml': samplePack[quiz],
    },
    'lessons/l2/lesson.md:7:5 `l1` defines "loop" already',
  ],
  [
    'a term that nobody defines',
    edit(lesson, 'terms:\n', 'terms:\n  - above\n'),
    `${lesson}:7:5 No lesson of this pack defines "above"`,
  ],
  [
    'a link to no lesson',
    edit(lesson, '(#what)', '(lesson:l9#x)'),
    `${lesson}:17:13 This pack has no section \`lesson:l9#x\``,
  ],
  [
    'a link to no system',
    edit(lesson, '(#what)', '(system:unknown)'),
    `${lesson}:17:13 This pack has no system \`unknown\``,
  ],
  [
    'no system’s pipeline',
    { 'systems/known/pipeline.ts': undefined },
    'systems/known/pipeline.ts This file is missing',
  ],
  [
    'no system.yaml',
    { [system]: undefined, ...edit('bibliography.yaml', bibliographyOfSystem, '') },
    `${system} This file is missing: what the system is, as data`,
  ],
  [
    'a system that is not listed',
    edit('pack.yaml', 'systems: [known]\n', ''),
    'systems/known Nothing in pack.yaml lists this system. List it under `systems`',
  ],
  [
    'a system listed twice',
    edit('pack.yaml', '[known]', '[known, known]'),
    'pack.yaml:12:18 The system `known` is listed twice',
  ],
  [
    'a system of another name than its folder',
    edit(system, 'id: known', 'id: unknown'),
    `${system}:2:1 The system is in the folder \`known\``,
  ],
  [
    'a system of the id of a lab',
    {
      ...edit('pack.yaml', '[known]', '[lab1]'),
      [system]: undefined,
      'systems/known/pipeline.ts': undefined,
      'systems/lab1/system.yaml': samplePack[system]?.replace('id: known', 'id: lab1'),
      'systems/lab1/pipeline.ts': samplePack['systems/known/pipeline.ts'],
    },
    'pack.yaml:12:11 A lab has the id `lab1` too',
  ],
  [
    'a system of an unknown source',
    edit(system, '[poe2022]', '[poe2022, roe2021]'),
    `${system}:6:20 \`roe2021\` isn't in bibliography.yaml`,
  ],
  ['a system of no lesson', edit(system, 'l1#why', 'l9'), `${system}:7:1 This pack has no lesson \`l9\``],
  [
    'a system of no section',
    edit(system, 'l1#why', 'l1#how'),
    `${system}:7:1 The lesson \`l1\` has no section \`how\``,
  ],
  [
    'a system with a lesson that is none',
    edit(system, 'l1#why', 'Lesson 1'),
    `${system}:7:1 \`lesson\` is \`Lesson 1\`; write the id of a lesson, or`,
  ],
  [
    'a system with one thing to try',
    edit(system, '[Look., Look again.]', '[Look.]'),
    `${system}:10:1 \`try\` must be at least 2 long (it is a list)`,
  ],
  [
    'a system in which nothing is faithful',
    edit(system, 'faithful: [It loops.]', 'faithful: []'),
    `${system}:8:1 \`faithful\` must be at least 1 long`,
  ],
  [
    'a system with a flaw that its world can’t serve',
    edit(system, '[F08]', '[F08, F13]'),
    `${system}:12:15 F13 can't be looked for in this world`,
  ],
  [
    'a system with a flaw of another kind of world',
    edit(system, '[F08]', '[F08, F23]'),
    `${system}:12:15 In a world of the kind \`loop\` nobody looks for F23`,
  ],
  ['a link to no lab', edit(lesson, '(#what)', '(lab:l9)'), `${lesson}:17:13 This pack has no lab \`l9\``],
  [
    'a start page with a link into nowhere',
    { 'start.md': '---\nschema: 1\ntitle: Start\nquestion: Why?\nminutes: 1\n---\n\nGo [on](lesson:l1#whither).\n' },
    'start.md:8:9 This pack has no section `lesson:l1#whither`',
  ],
  [
    'a question of the test about no section',
    { 'lessons/l1/test.yaml': (samplePack[quiz] ?? '').replace('section: what', 'section: where') },
    'lessons/l1/test.yaml:5:5 The lesson has no section `where`',
  ],
  [
    'a test that draws more than there is',
    edit('pack.yaml', 'title: First\n', 'title: First\n    test: { draw: 2 }\n'),
    'pack.yaml:9:13 The lessons of this module have 0 questions for its test: draw at most as many',
  ],
  ['a link into nowhere', edit(lesson, '(#what)', '(#where)'), `${lesson}:17:13 This lesson has no section \`#where\``],
  [
    'a link that runs code',
    edit(lesson, 'https://example.org/', 'javascript:alert(1)'),
    `${lesson}:17:36 \`javascript:alert(1)\` can't be linked to`,
  ],
  ['HTML', edit(lesson, 'See', 'See <b>'), `${lesson}:17:5 HTML isn't rendered: \`<b>\``],
  [
    'an image',
    edit(lesson, 'See', 'See ![a](https://example.org/a.png)'),
    `${lesson}:17:10 \`https://example.org/a.png\` can't be shown. Put it beside the text`,
  ],
  [
    'a picture without words',
    { ...edit(lesson, 'See', 'See ![](images/loop.svg)'), 'lessons/l1/images/loop.svg': '<svg></svg>' },
    `${lesson}:17:9 Say between the brackets what this picture shows`,
  ],
  [
    'a picture that is not there',
    edit(lesson, 'See', 'See ![a loop](images/loop.svg)'),
    `${lesson}:17:1 There is no file \`images/loop.svg\` beside this text`,
  ],
  [
    'a picture that nobody sees',
    { 'lessons/l1/images/loop.svg': '<svg></svg>' },
    'lessons/l1/images/loop.svg The text shows this picture nowhere',
  ],
  [
    'a picture that would run something',
    {
      ...edit(lesson, 'See', 'See ![a loop](images/loop.svg)'),
      'lessons/l1/images/loop.svg': '<svg><script>alert(1)</script></svg>',
    },
    'lessons/l1/images/loop.svg A picture has no scripts',
  ],
  [
    'a picture that is none',
    { ...edit(lesson, 'See', 'See ![a loop](images/loop.svg)'), 'lessons/l1/images/loop.svg': 'a loop' },
    "lessons/l1/images/loop.svg This isn't an SVG picture",
  ],
  [
    'an unknown block',
    edit(lesson, '## Why', '::: warning\nx\n:::\n\n## Why'),
    `${lesson}:15:1 There is no block called \`warning\``,
  ],
  ['a block without end', edit(lesson, '## Why', '::: case\nx\n\n## Why'), `${lesson}:15:1 This block is never closed`],
  ['an end without block', edit(lesson, '## Why', ':::\n\n## Why'), `${lesson}:15:1 There is no block to close here`],
  ['a term that is not used', edit(lesson, 'A loop comes', 'It comes'), `${lesson}:10:1 The term "loop" isn't used`],
  [
    'two right options',
    edit(quiz, 'text: No,', 'text: No, right: true,'),
    `${quiz}:3:5 Entry 1 of \`questions\`: mark exactly one option`,
  ],
  ['no right option', edit(quiz, 'right: true, ', ''), `${quiz}:3:5 Entry 1 of \`questions\`: mark exactly one option`],
  [
    'an option without feedback',
    edit(quiz, 'feedback: It does come back.', 'feedback: ""'),
    `${quiz}:8:28 \`feedback\` is empty`,
  ],
  [
    'two options of one id',
    edit(quiz, 'id: b', 'id: a'),
    `${quiz}:8:11 Two options of this question have the id \`a\``,
  ],
  [
    'a section that is not there',
    edit(quiz, 'section: what', 'section: where'),
    `${quiz}:5:5 The lesson has no section \`where\``,
  ],
  ['a lab of no lesson', edit(lab, 'lesson: l1', 'lesson: l9'), `${lab}:6:1 This pack has no lesson \`l9\``],
  ['a flaw explained nowhere', edit(lab, 'l1#why', 'l1#how'), `${lab}:9:14 The lesson \`l1\` has no section \`how\``],
  [
    'a lab that is not listed',
    { ...edit('pack.yaml', '        lab: lab1\n', ''), ...edit(lab, 'lesson: l1\n', '') },
    'labs/lab1 Nothing in pack.yaml lists this lab',
  ],
  ['a lab listed twice', { 'pack.yaml': `${outline}labs: [lab1]\n` }, 'pack.yaml:13:8 The lab `lab1` is listed twice'],
  [
    'a lab that is listed and is not there',
    { 'pack.yaml': `${outline}labs: [lab2]\n` },
    "labs/lab2/lab.yaml This file is missing: the lab's task as data",
  ],
  [
    'a lab that keeps quiet about its lesson',
    edit(lab, 'lesson: l1\n', ''),
    `${lab}:1:1 In pack.yaml a lesson has this lab: say so here with \`lesson: l1\``,
  ],
  [
    'a lab of a lesson that does not have it',
    { 'pack.yaml': `${outline.replace('        lab: lab1\n', '')}labs: [lab1]\n` },
    `${lab}:6:1 In pack.yaml no lesson has this lab. Give it to \`l1\` there`,
  ],
  [
    'a flaw no lesson explains, in a lab with a lesson',
    edit(lab, '  lessons: { F01: l1#why }\n', ''),
    `${lab}:7:1 Say which section of a lesson explains F01, like \`F01: l1#section\``,
  ],
  [
    'a flaw without hints anywhere',
    { ...edit(lab, 'hints:\n  F01: [Look again.]\n', ''), 'hints.yaml': 'schema: 1\nhints: { F02: [Look again.] }\n' },
    `${lab}:8:12 Add at least one hint for F01: in hints.yaml for every lab, or here`,
  ],
  [
    'a flaw that no lab of this kind can look for',
    edit(lab, 'flaws: { F01: 10 }', 'flaws: { F01: 10, F23: 5 }'),
    `${lab}:8:21 No lab of the kind \`loop\` can look for F23. It can for F01,`,
  ],
  [
    'an empty ladder of hints',
    { 'hints.yaml': 'schema: 1\nhints:\n  F02: []\n' },
    'hints.yaml:3:3 `F02` must be at least 1 long',
  ],
  [
    'a hint for no flaw',
    edit(lab, 'F01: [Look', 'F02: [Look around.]\n  F01: [Look'),
    `${lab}:11:3 F02 isn't among the flaws in play`,
  ],
  [
    'a variant that is missing',
    { 'labs/lab1/variants/wrong.ts': undefined },
    `${lab}:14:15 There is no file \`variants/wrong.ts\``,
  ],
  [
    'a variant nothing is expected of',
    { 'labs/lab1/variants/other.ts': 'x' },
    'labs/lab1/variants/other.ts Say in lab.yaml',
  ],
  [
    'a figure of no model',
    edit(figure, 'model: verifier-filter', 'model: filter'),
    `${figure}:3:1 \`model\` is \`filter\`; it can be \`resampling\`, \`verifier-filter\``,
  ],
  [
    'a parameter that the model has not',
    edit(figure, 'start: 0.3,', 'begin: 0.3,'),
    `${figure}:4:10 The model \`verifier-filter\` has no parameter \`begin\`; it has \`start\`, \`truePositive\``,
  ],
  [
    'a parameter that every object has, and the model has not',
    edit(figure, 'parameter: truePositive', 'parameter: constructor'),
    `${figure}:6:5 The model \`verifier-filter\` has no parameter \`constructor\``,
  ],
  [
    'a parameter outside what the model permits',
    edit(figure, 'start: 0.3,', 'start: 30,'),
    `${figure}:4:10 \`start\` must be a number from 0 to 1, but it is \`30\``,
  ],
  [
    'a parameter with a part of what is counted whole',
    edit(figure, 'start: 0.3,', 'generations: 2.5,'),
    `${figure}:4:10 \`generations\` must be a whole number from 1 to 100, but it is \`2.5\``,
  ],
  [
    'a parameter that is fixed and moves',
    edit(figure, 'start: 0.3,', 'truePositive: 0.3,'),
    `${figure}:6:5 \`truePositive\` is set in this figure already`,
  ],
  [
    'two sliders for one parameter',
    edit(
      figure,
      'prediction:',
      '  - { parameter: truePositive, label: Again, unit: percent, from: 0, to: 1, step: 0.5, start: 0 }\nprediction:',
    ),
    `${figure}:13:7 \`truePositive\` is set in this figure already`,
  ],
  [
    'a slider that goes further than the model',
    edit(figure, 'to: 1', 'to: 1.5'),
    `${figure}:10:5 \`to\` can't be there: \`truePositive\` must be a number from 0 to 1, but it is \`1.5\``,
  ],
  [
    'a slider that goes backwards',
    edit(figure, 'from: 0.5', 'from: 1'),
    `${figure}:9:5 \`from\` must be less than \`to\``,
  ],
  [
    'a slider that starts outside itself',
    edit(figure, 'start: 0.95', 'start: 0.4'),
    `${figure}:12:5 \`start\` must be from 0.5 to 1, but it is 0.4`,
  ],
  [
    'steps that miss the end',
    edit(figure, 'step: 0.05', 'step: 0.15'),
    `${figure}:11:5 In steps of 0.15 from 0.5 one doesn't come to \`to\`, 1, exactly`,
  ],
  [
    'steps that miss the start',
    edit(figure, 'start: 0.95', 'start: 0.97'),
    `${figure}:11:5 In steps of 0.05 from 0.5 one doesn't come to \`start\`, 0.97, exactly`,
  ],
  [
    'steps that split what is counted whole',
    {
      [figure]: (samplePack[figure] ?? '')
        .replace('parameter: truePositive', 'parameter: generations')
        .replace(/from: [\s\S]*start: 0\.95/, 'from: 2\n    to: 10\n    step: 0.5\n    start: 4'),
    },
    `${figure}:11:5 \`generations\` is a whole number: \`step\` must be one, too`,
  ],
  [
    'three sliders',
    edit(
      figure,
      'prediction:',
      `${'  - { parameter: human, label: X, unit: percent, from: 0, to: 1, step: 0.5, start: 0 }\n'.repeat(2)}prediction:`,
    ),
    `${figure}:5:1 \`sliders\` must be at most 2 long`,
  ],
  [
    'a prediction without a right option',
    edit(figure, 'right: true, ', ''),
    `${figure}:13:1 \`prediction\`: mark exactly one option`,
  ],
  [
    'a prediction with two right options',
    edit(figure, 'text: None of it,', 'text: None of it, right: true,'),
    `${figure}:13:1 \`prediction\`: mark exactly one option`,
  ],
  [
    'a prediction with an option twice',
    edit(figure, 'id: none', 'id: all'),
    `${figure}:17:9 Two options have the id \`all\``,
  ],
  [
    'a figure that is not there',
    edit(lesson, '::: figure filter', '::: figure chain'),
    `${lesson}:19:1 This page has no file \`figures/chain.yaml\`. There is \`filter\`.`,
  ],
  [
    'a figure that is nowhere shown',
    edit(lesson, '::: figure filter', '::: case Filter'),
    `${figure} The lesson doesn't show this figure. Put \`::: figure filter\``,
  ],
  [
    'a figure shown twice',
    { [lesson]: `${samplePack[lesson] ?? ''}\n::: figure filter\nAgain.\n:::\n` },
    `${lesson}:23:1 The figure \`filter\` is shown above already`,
  ],
  ['a figure without a name', edit(lesson, '::: figure filter', '::: figure'), `${lesson}:19:1 Say which figure`],
  [
    'a figure without words',
    edit(lesson, 'What is kept when a verifier is asked.\n', ''),
    `${lesson}:19:1 Say in a sentence what this figure shows`,
  ],
  [
    'a figure named as no link can be',
    {
      ...edit(lesson, '::: figure filter', '::: figure Filter_1'),
      [figure]: undefined,
      'lessons/l1/figures/Filter_1.yaml': samplePack[figure],
    },
    'lessons/l1/figures/Filter_1.yaml A figure is named with lower-case letters',
  ],
  [
    'a figure on the page to begin with',
    { 'start.md': '---\nschema: 1\ntitle: Start\nquestion: Why?\nminutes: 1\n---\n\n::: figure filter\nLook.\n:::\n' },
    'start.md:8:1 This page has no file `figures/filter.yaml`. Write it, or take the block out.',
  ],
  [
    'a question that runs no figure of the lesson',
    edit(quiz, 'figure: filter', 'figure: chain'),
    `${quiz}:9:17 The lesson has no figure \`chain\``,
  ],
  [
    'a question that moves what has no slider',
    edit(quiz, 'truePositive: 0.7', 'start: 0.7'),
    `${quiz}:9:40 The figure \`filter\` has no slider for \`start\`; it has \`truePositive\``,
  ],
  [
    'a question that moves a slider too far',
    edit(quiz, 'truePositive: 0.7', 'truePositive: 0.4'),
    `${quiz}:9:40 The slider for \`truePositive\` goes from 0.5 to 1 in steps of 0.05; it can't be at 0.4`,
  ],
  [
    'a question that puts a slider between its steps',
    edit(quiz, 'truePositive: 0.7', 'truePositive: 0.72'),
    `${quiz}:9:40 The slider for \`truePositive\` goes from 0.5 to 1 in steps of 0.05; it can't be at 0.72`,
  ],
  [
    'a question that moves nothing',
    edit(quiz, 'set: { truePositive: 0.7 }', 'set: {}'),
    `${quiz}:9:33 \`set\`: name at least one parameter`,
  ],
  [
    'a question of a test that runs a figure',
    { 'lessons/l1/test.yaml': samplePack[quiz] },
    'lessons/l1/test.yaml:9:5 A test has no figures. Take `simulate` out',
  ],
  [
    'a file that is not text',
    { 'labs/lab1/README.md': new Uint8Array([0xff, 0xfe, 0x00]) },
    'labs/lab1/README.md This is not a UTF-8 text file',
  ],
  [
    'a file that is too big',
    { 'labs/lab1/README.md': 'x'.repeat(limits.fileBytes + 1) },
    "labs/lab1/README.md This file has 129 kB; a pack's file may have 128 kB",
  ],
];

describe('A pack with a mistake', () => {
  it('starts from a sample without one', async () => {
    assert.deepEqual(await problemsOf({}), []);
  });

  for (const [what, changes, message] of mistakes) {
    it(`says where: ${what}`, async () => {
      const problems = await problemsOf(changes);
      const starts = problems.filter((problem) => problem.startsWith(message));
      assert.equal(starts.length, 1, `wanted\n  ${message}\ngot\n  ${problems.join('\n  ')}`);
    });
  }

  it('says everything at once, from top to bottom', async () => {
    const problems = await problemsOf({
      ...edit(quiz, 'section: what', 'section: where'),
      ...edit(lesson, '(#what)', '(#where)'),
      ...edit('pack.yaml', 'number: 1', 'number: one'),
    });
    assert.deepEqual(
      problems.map((problem) => problem.split(' ')[0]),
      [`${lesson}:17:13`, `${quiz}:5:5`, 'pack.yaml:7:5'],
    );
  });

  it('reports only the mistake in a broken bibliography, not every citation', async () => {
    const problems = await problemsOf(edit('bibliography.yaml', 'issued: 2020', 'issued: long ago'));
    assert.deepEqual(problems, [
      'bibliography.yaml:7:5 `issued` must be a whole number from 1600 to 2200, but it is `long ago`.',
    ]);
  });

  it('reports only the mistake in broken hints, not every flaw they should be for', async () => {
    const changes = {
      ...edit(lab, 'hints:\n  F01: [Look again.]\n', ''),
      'hints.yaml': 'schema: 1\nhints:\n  F01: Look again.\n',
    };
    assert.deepEqual(await problemsOf(changes), [
      'hints.yaml:3:3 `F01` must be a list (lines that start with `-`), but it is `Look again.`.',
    ]);
  });

  it('refuses links, so that nothing outside the folder is read', async () => {
    await withFolder(samplePack, async (folder) => {
      const readme = join(folder, 'labs/lab1/README.md');
      await rename(readme, join(folder, 'real.md'));
      await symlink(join(folder, 'real.md'), readme);
      const read = await readPackFolder(folder);
      assert.ok(!read.ok);
      assert.match(read.problem.map(formatProblem).join('\n'), /^labs\/lab1\/README\.md This is a link\./);
    });
  });

  it('says so where there is no folder', async () => {
    const read = await readPackFolder('/nonexistent/pack');
    assert.ok(!read.ok);
    assert.match(
      read.problem.map(formatProblem).join('\n'),
      /^\/nonexistent\/pack The pack can't be read: there is no such file or folder/,
    );
  });

  it('refuses YAML that would take the parser down', async () => {
    for (const nested of ['{'.repeat(60_000), '['.repeat(60_000), '- '.repeat(60_000), '? '.repeat(60_000)]) {
      const problems = await problemsOf({ 'pack.yaml': nested });
      assert.ok(problems.includes('pack.yaml:1:1 This YAML is nested too deeply to be read.'), problems.join('\n'));
    }
  });

  it('gives an answer whatever an author writes, and never throws', () => {
    const fragment = fc.oneof(
      fc.string(),
      fc.constantFrom(
        '__proto__: 1', '? [a, b] : c', '*a', '&a [', '!!binary x', '- - - -', '[['.repeat(3000), '> '.repeat(3000), '{'.repeat(3000),
        'constructor:', '0:', 'null', '~', '---\n', '...\n', '::: case\n', '[@', '](#', '{#', '\0', '\t', '*'.repeat(2000),
      ), // prettier-ignore
    );
    const paths = Object.keys(samplePack).filter((path) => !path.endsWith('.ts'));
    fc.assert(
      fc.property(fc.constantFrom(...paths), fragment, fc.nat(), fc.nat({ max: 10 }), (path, text, where, drop) => {
        const whole = samplePack[path] ?? '';
        const cut = where % (whole.length + 1);
        const changed = whole.slice(0, cut) + text + whole.slice(cut + drop);
        const read = parsePack(new Map(Object.entries({ ...samplePack, [path]: changed })));
        if (read.ok) return;
        assert.ok(read.problem.length > 0);
        for (const { message, where: at } of read.problem) {
          assert.ok(message.length > 10 && !message.includes('undefined'), message);
          assert.ok((at?.line ?? 1) >= 1 && (at?.column ?? 1) >= 1);
        }
      }),
      { numRuns: 400 },
    );
  }).timeout(20_000);
});
