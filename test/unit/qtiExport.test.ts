import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Pack } from '../../src/core/course/pack.ts';
import { cartridge } from '../../src/packs/exchange/cartridge.ts';
import { qtiPackage } from '../../src/packs/exchange/qtiPackage.ts';
import { evenly, questionSets } from '../../src/packs/exchange/questionPools.ts';
import { readXml, type XmlNode } from '../../src/packs/exchange/readXml.ts';
import { elementsIn, findAll } from '../../src/packs/exchange/qtiText.ts';
import { element, xmlDocument } from '../../src/packs/exchange/xml.ts';
import type { PackFiles } from '../../src/packs/folder.ts';
import { writeLabpack } from '../../src/packs/labpack/writeLabpack.ts';
import { parsePack } from '../../src/packs/parsePack.ts';
import { readPackFolder } from '../../src/packs/readPackFolder.ts';
import { objectionTo } from '../support/exportedSchemas.ts';
import { samplePack } from '../support/samplePack.ts';

const picture = '<svg xmlns="http://www.w3.org/2000/svg"><title>It’s "a" loop</title></svg>';
/** With what the smallest pack lacks: a page to begin with, a test, a picture, links, and texts that XML must escape. */
const wide: Readonly<Record<string, string>> = {
  ...samplePack,
  'pack.yaml': samplePack['pack.yaml']!.replace(
    '        lab: lab1\n',
    '        lab: lab1\n    test: { draw: 2, passMark: 50 }\n',
  ),
  'start.md': `---
schema: 1
title: Start
question: Where to?
minutes: 1
---

## First {#first}

Read [Loops](lesson:l1#why), then do [the lab](lab:lab1).
`,
  'lessons/l1/lesson.md': samplePack['lessons/l1/lesson.md']!.replace(
    'See [above]',
    '![A loop](images/loop.svg)\n\n::: myth "Loops end"\nThey do not.\n:::\n\nA [loop](term:loop), [a lab](lab:lab1), [a test](test:m1). See [above]',
  ),
  'lessons/l1/images/loop.svg': picture,
  'lessons/l1/test.yaml': `schema: 1
questions:
  - id: 1st
    ask: 'Is 1 < 2 & "true"?'
    options:
      - { id: solution, text: '<b>Yes</b>', right: true, feedback: 'It is: 1 < 2.' }
      - { id: hint, text: 'No ]]>', feedback: It is less. }
      - { id: 2nd, text: '&amp;', feedback: It is no entity. }
  - { id: b, ask: B?, options: [{ id: a, text: A, right: true, feedback: F }, { id: b, text: B, feedback: F }] }
  - { id: c, ask: C?, options: [{ id: a, text: A, right: true, feedback: F }, { id: b, text: B, feedback: F }] }
`,
};

function packOf(files: Readonly<Record<string, string>>): Pack {
  const pack = parsePack(new Map(Object.entries(files)));
  assert.ok(pack.ok, JSON.stringify(pack));
  return pack.value;
}

function parsed(files: PackFiles, path: string): XmlNode {
  const root = readXml(files.get(path) ?? '');
  assert.ok(root.ok, path);
  return root.value;
}

const schemaOf = (format: 'qti' | 'cc', path: string): string => {
  if (path === 'imsmanifest.xml') return format === 'qti' ? 'qti3-manifest.xsd' : 'cartridge-manifest.xsd';
  return format === 'qti' ? 'qti3.xsd' : 'cartridge-quiz.xsd';
};

function assertFits(files: PackFiles, format: 'qti' | 'cc'): void {
  for (const [path, text] of files) {
    if (path.endsWith('.xml')) assert.equal(objectionTo(text, schemaOf(format, path)), undefined, path);
  }
}

/** The manifest names every file of the archive, once, and none besides. */
function assertListed(files: PackFiles): void {
  const listed = findAll(parsed(files, 'imsmanifest.xml'), 'file').map((file) => file.attributes.get('href') ?? '');
  assert.deepEqual([...listed, 'imsmanifest.xml'].sort(), [...files.keys()].sort());
}

describe('A pack exported as QTI 3', () => {
  it('is what the schemas ask for, whatever its texts, and lists each file', () => {
    const files = qtiPackage(packOf(wide));
    assertFits(files, 'qti');
    assertListed(files);
    assert.deepEqual(
      [...files.keys()],
      [
        'imsmanifest.xml',
        'tests/l1_quiz.xml',
        'tests/m1_test.xml',
        'items/l1_quiz_q1.xml',
        'items/l1_test_1st.xml',
        'items/l1_test_b.xml',
        'items/l1_test_c.xml',
      ],
    );
  });

  it('refers to items that are there, and draws as many as the test asks', () => {
    const files = qtiPackage(packOf(wide));
    const test = parsed(files, 'tests/m1_test.xml');
    const hrefs = findAll(test, 'assessmentitemref').map((ref) => ref.attributes.get('href') ?? '');
    assert.deepEqual(hrefs, ['../items/l1_test_1st.xml', '../items/l1_test_b.xml', '../items/l1_test_c.xml']);
    assert.deepEqual(
      findAll(test, 'selection').map((selection) => selection.attributes.get('select')),
      ['2'],
    );
    // Half of two points pass.
    assert.deepEqual(
      findAll(test, 'basevalue').map(({ children }) => children),
      [['1']],
    );
  });

  it('shows each option its own feedback', () => {
    const item = parsed(qtiPackage(packOf(wide)), 'items/l1_test_1st.xml');
    const identifiers = (name: string): unknown[] =>
      findAll(item, name).map((node) => node.attributes.get('identifier'));
    assert.deepEqual(identifiers('simplechoice'), ['solution', 'hint', '_2nd']);
    assert.deepEqual(identifiers('modalfeedback'), identifiers('simplechoice'));
    assert.deepEqual(
      findAll(item, 'correctresponse')
        .flatMap(elementsIn)
        .map(({ children }) => children),
      [['solution']],
    );
  });

  it('has the same bytes every time', async () => {
    const bytes = await writeLabpack(qtiPackage(packOf(wide)));
    assert.ok(bytes.equals(await writeLabpack(qtiPackage(packOf(wide)))));
  });

  it('holds for the whole course', async () => {
    const course = await readPackFolder('labs/groundloop-course');
    assert.ok(course.ok);
    for (const [files, format] of [
      [qtiPackage(course.value), 'qti'],
      [cartridge(course.value), 'cc'],
    ] as const) {
      assertFits(files, format);
      assertListed(files);
    }
    const asked = questionSets(course.value).flatMap(({ parts }) => parts.flatMap(({ questions }) => questions));
    assert.equal(new Set(asked.map(({ identifier }) => identifier)).size, asked.length);
  });
});

describe('A pack exported as Common Cartridge', () => {
  const files = cartridge(packOf(wide));

  it('is what the schemas ask for, and lists each file', () => {
    assertFits(files, 'cc');
    assertListed(files);
    assert.equal(files.get('lessons/l1/images/loop.svg'), picture);
  });

  it('keeps the pack’s modules, with a quiz behind each lesson and the test at the end', () => {
    const titles = (node: XmlNode): unknown =>
      elementsIn(node)
        .filter(({ name }) => name === 'item')
        .map((item) => [findAll(item, 'title')[0]?.children[0], titles(item)]);
    const [root] = findAll(parsed(files, 'imsmanifest.xml'), 'organization');
    assert.ok(root);
    assert.deepEqual(titles(elementsIn(root)[0]!), [
      ['Start', []],
      [
        'First',
        [
          ['Loops', []],
          ['Quiz: Loops', []],
          ['Test of module 1', []],
        ],
      ],
    ]);
  });

  it('gives quizzes no place to begin, and calls two options true or false, as its profile of QTI asks', () => {
    const resources = findAll(parsed(files, 'imsmanifest.xml'), 'resource');
    for (const { attributes } of resources) {
      assert.equal(attributes.has('href'), attributes.get('type') === 'webcontent', attributes.get('identifier'));
    }
    for (const item of findAll(parsed(files, 'quizzes/m1_test.xml'), 'item')) {
      const [label] = findAll(item, 'fieldentry');
      const options = findAll(item, 'response_label').length;
      const profile = options === 2 ? 'cc.true_false.v0p1' : 'cc.multiple_choice.v0p1';
      assert.deepEqual(label?.children, [profile]);
    }
  });

  it('shows feedback that is there, for options that are there', () => {
    const [item] = findAll(parsed(files, 'quizzes/m1_test.xml'), 'item');
    assert.ok(item);
    const of = (name: string, attribute: string): unknown[] =>
      findAll(item, name).map((node) => node.attributes.get(attribute));
    const options = of('response_label', 'ident');
    assert.deepEqual(of('itemfeedback', 'ident'), of('displayfeedback', 'linkrefid'));
    assert.deepEqual(
      findAll(item, 'varequal').map(({ children }) => children[0]),
      [...options, 'solution'],
    );
    assert.ok(!of('itemfeedback', 'ident').some((ident) => ident === 'solution' || ident === 'hint'));
  });

  it('has pages whose links lead somewhere: to other pages, to VS Code, or nowhere as words', () => {
    const page = files.get('lessons/l1.html') ?? '';
    assert.match(page, /<img src="l1\/images\/loop\.svg" alt="A loop">/);
    assert.match(page, /<a href="#term-loop">loop<\/a>/);
    assert.match(page, /<a href="vscode:\/\/groundloop\.groundloop\/lab\/sample\/lab1">a lab<\/a>, a test\./);
    assert.match(page, /id="source-doe2020"/);
    assert.match(page, /href="#source-doe2020"/);
    assert.match(page, /<sup><a [^>]*href="#source-doe2020"[^>]*>1<\/a><\/sup>/);
    assert.match(
      page,
      /<blockquote class="myth">\n<p class="label"><strong>Popular, but wrong · &quot;Loops end&quot;<\/strong><\/p>/,
    );
    assert.match(page, /What is kept when a verifier is asked\./);
    assert.match(files.get('lessons/start_page.html') ?? '', /<a href="l1\.html#why">Loops<\/a>/);
    for (const [path, html] of files) {
      if (path.endsWith('.html')) assert.doesNotMatch(html, /href="(lesson|lab|test|term|system):/, path);
    }
  });
});

describe('The schemas that exports are checked against', () => {
  it('object to what is missing, misplaced, unknown or named twice', () => {
    const files = new Map([
      ...qtiPackage(packOf(wide)),
      ...[...cartridge(packOf(wide))].map(([path, text]) => [`cc/${path}`, text] as const),
    ]);
    for (const [path, schema, from, to] of [
      ['items/l1_quiz_q1.xml', 'qti3.xsd', ' adaptive="false"', ''],
      ['items/l1_quiz_q1.xml', 'qti3.xsd', 'qti-content-body', 'qti-body'],
      ['items/l1_quiz_q1.xml', 'qti3.xsd', 'identifier="b">No', 'identifier="a">No'],
      ['tests/m1_test.xml', 'qti3.xsd', 'select="2"', 'select="some"'],
      ['imsmanifest.xml', 'qti3-manifest.xsd', 'identifierref="l1_quiz_q1"', 'identifierref="nothing"'],
      ['cc/imsmanifest.xml', 'cartridge-manifest.xsd', 'identifierref="l1_lesson"', 'identifierref="nothing"'],
      ['cc/quizzes/m1_test.xml', 'cartridge-quiz.xsd', 'itemfeedback', 'feedback'],
      ['cc/quizzes/m1_test.xml', 'cartridge-quiz.xsd', 'ident="l1_test_c"', 'ident="l1_test_b"'],
    ] as const) {
      const text = files.get(path) ?? '';
      assert.ok(text.includes(from), `${path} ${from}`);
      assert.notEqual(objectionTo(text.replaceAll(from, to), schema), undefined, `${path} ${from}`);
    }
  });
});

/** What XML has no way to hold. */
// eslint-disable-next-line no-control-regex -- those are what is looked for
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu;

describe('XML as it is written', () => {
  it('reads back as it was, whatever the texts, but for what XML can’t hold', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (text, value) => {
        const read = readXml(xmlDocument(element('a', { value, text }, text)));
        assert.ok(read.ok, JSON.stringify(read));
        assert.deepEqual(read.value.children, text === '' ? [] : [text.replace(unwritable, '\ufffd')]);
        assert.equal(read.value.attributes.get('value'), value.replace(unwritable, '\ufffd').replace(/[\t\n]/g, ' '));
      }),
    );
  });
});

describe('What a test draws from each lesson', () => {
  it('is as even as can be, never more than there is, and all of the draw where there is enough', () => {
    assert.deepEqual(evenly(5, [9, 9, 9]), [2, 2, 1]);
    assert.deepEqual(evenly(5, [1, 9, 9]), [1, 2, 2]);
    assert.deepEqual(evenly(5, [1, 0, 2]), [1, 0, 2]);
  });
});
