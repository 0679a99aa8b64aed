import assert from 'node:assert/strict';
import fc from 'fast-check';
import { toBeWritten, type Question } from '../../src/core/course/quiz.ts';
import { checkToBeWritten } from '../../src/packs/checkToBeWritten.ts';
import { addQuestions } from '../../src/packs/exchange/addQuestions.ts';
import { planImport } from '../../src/packs/exchange/importPlan.ts';
import { itemIdentifier, qtiItem } from '../../src/packs/exchange/qtiItem.ts';
import { qtiPackage } from '../../src/packs/exchange/qtiPackage.ts';
import { oneLine } from '../../src/packs/exchange/qtiText.ts';
import { readQtiPackage, type QtiReading } from '../../src/packs/exchange/readQtiPackage.ts';
import { xmlDocument } from '../../src/packs/exchange/xml.ts';
import { writeLabpack } from '../../src/packs/labpack/writeLabpack.ts';
import { readPackFolder } from '../../src/packs/readPackFolder.ts';
import { rawZip } from '../support/rawZip.ts';
import { samplePack } from '../support/samplePack.ts';

async function reading(content: string | Uint8Array): Promise<QtiReading> {
  const read = await readQtiPackage(Buffer.from(content), 'item.xml');
  assert.ok(read.ok, JSON.stringify(read));
  return read.value;
}
const whyLeft = async (xml: string): Promise<string> => (await reading(xml)).left.map(({ why }) => why).join();

/** An item of QTI 2.1 as other tools write them. */
const item = ({
  correct = '<value>ChoiceA</value>',
  interaction = `<choiceInteraction responseIdentifier="RESPONSE" shuffle="false" maxChoices="1">
  <prompt>What does it <strong>say</strong>?</prompt>
  <simpleChoice identifier="ChoiceA">Stay.<feedbackInline outcomeIdentifier="F" identifier="ChoiceA" showHide="show">Just so.</feedbackInline></simpleChoice>
  <simpleChoice identifier="ChoiceB">Go: <code>x</code></simpleChoice>
</choiceInteraction>`,
} = {}): string => `<?xml version="1.0"?>
<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="Sign 1" title="Sign" adaptive="false" timeDependent="false">
<responseDeclaration identifier="RESPONSE" cardinality="single" baseType="identifier"><correctResponse>${correct}</correctResponse></responseDeclaration>
<itemBody><p>Look at the picture.</p><p><img src="sign.png" alt="A sign"/></p>
${interaction}
</itemBody>
<modalFeedback outcomeIdentifier="G" identifier="INCORRECT" showHide="show">No.</modalFeedback>
</assessmentItem>`;

describe('A question read from QTI', () => {
  it('has what it says in words, and tells what was left out and what is missing', async () => {
    const { questions, left } = await reading(item());
    assert.deepEqual(left, []);
    assert.deepEqual(questions[0]?.question, {
      id: 'sign-1',
      ask: 'Look at the picture. A sign What does it say?',
      options: [
        { id: 'choice-a', text: 'Stay.', right: true, feedback: 'Just so.' },
        { id: 'choice-b', text: 'Go: x', right: false, feedback: toBeWritten },
      ],
    });
    assert.deepEqual(questions[0].notes, [
      'Left out: formatting, <img>.',
      'Left out, since no single option has it: feedback INCORRECT.',
      'No feedback for choice-b: to be written.',
    ]);
  });

  it('has no feedback that was meant for other answers, and tells where several could be chosen', async () => {
    const shown = '<modalFeedback outcomeIdentifier="F" identifier="ChoiceB" showHide="show">Too far.</modalFeedback>';
    const withFeedback = (feedback: string) => item().replace(/<modalFeedback.*<\/modalFeedback>/, feedback);
    const [told] = (await reading(withFeedback(shown))).questions;
    assert.equal(told?.question.options[1]?.feedback, 'Too far.');
    const [hidden] = (await reading(withFeedback(shown.replace('"show"', '"hide"')))).questions;
    assert.equal(hidden?.question.options[1]?.feedback, toBeWritten);
    assert.match(hidden.notes.join(), /feedback all but ChoiceB/);
    const [several] = (await reading(item().replace('maxChoices="1"', 'maxChoices="0"'))).questions;
    assert.match(several?.notes.join() ?? '', /Several options could be chosen/);
  });

  it('is refused with its line where it is no question of ours', async () => {
    const two = '<value>ChoiceA</value><value>ChoiceB</value>';
    assert.match(await whyLeft(item({ correct: two })), /More than one of its answers/);
    assert.match(await whyLeft(item({ correct: '' })), /doesn't say which/);
    assert.match(await whyLeft(item({ correct: '<value>C</value>' })), /none of its options/);
    const entry = '<extendedTextInteraction responseIdentifier="RESPONSE"/>';
    assert.match(await whyLeft(item({ interaction: entry })), /<extendedTextInteraction>; only a choice/);
    assert.match(await whyLeft(item({ interaction: '<p>Nothing</p>' })), /asks nothing/);
    assert.match(await whyLeft(item({ interaction: `${entry}${entry}` })), /more than one thing/);
    assert.match(await whyLeft('<questestinterop/>'), /QTI 1/);
    assert.match(await whyLeft('<html/>'), /<html>, not a question/);
    const more = '<simpleChoice identifier="ChoiceA">One more</simpleChoice>'.repeat(49);
    assert.match(await whyLeft(item().replace('</choiceInteraction>', `${more}$&`)), /more than 50 options/);
    const { left } = await reading(item({ interaction: `<p/>\n${entry}` }));
    assert.equal(left[0]?.line, 6);
  });

  it('comes from a package, from which only XML is unpacked', async () => {
    const zip = rawZip([
      { name: 'items/one.xml', data: item(), deflate: true },
      { name: 'images/sign.png', data: Buffer.from([0xff, 0xd8]), deflate: true, claimedSize: 900_000_000 },
      { name: 'imsmanifest.xml', data: '<manifest/>' },
      { name: 'items/two.xml', data: '<assessmentItem>' },
    ]);
    const { questions, left } = await reading(zip);
    assert.equal(questions.length, 1);
    assert.deepEqual(
      left.map(({ file }) => file),
      ['items/two.xml'],
    );
  });

  it('shows no character that hides what it says', async () => {
    const { questions } = await reading(item().replace('Stay.', 'St\u202eay\u200b\u0085.'));
    assert.equal(questions[0]?.question.options[0]?.text, 'Stay.');
  });
});

describe('A QTI file that can’t be trusted', () => {
  const zipped = (name: string, data: string | Buffer) => readQtiPackage(rawZip([{ name, data }]), 'a.zip');

  it('is refused for what a lab pack is refused for', async () => {
    for (const read of [
      await zipped('../item.xml', item()),
      await zipped('item.xml', Buffer.from([0xff, 0xfe])),
      await zipped('item.xml', Buffer.alloc(200_000, 0x20)),
      await readQtiPackage(Buffer.from('PK nothing'), 'a.zip'),
      await readQtiPackage(Buffer.from([0xff, 0xfe, 0x00]), 'a.xml'),
    ])
      assert.ok(!read.ok);
  });

  it('expands no entity and reads no other file', async () => {
    const bomb = `<!DOCTYPE a [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>${item().replace(/^.*\n/, '').replace('Stay.', '&b;')}`;
    assert.match(await whyLeft(bomb), /document type/);
    const other = `<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]>${item().replace(/^.*\n/, '').replace('Stay.', '&a;')}`;
    assert.match(await whyLeft(other), /document type/);
    assert.match(await whyLeft(item().replace('Stay.', '&nbsp;')), /undefined entity/);
    assert.match(await whyLeft('<a>'.repeat(50_000)), /nested too deep/);
  });

  it('whatever it is, is read or left with a reason', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...item().split(/(?<=>)/)), { maxLength: 30 }), async (parts) => {
        const read = await readQtiPackage(Buffer.from(parts.join('')), 'item.xml');
        assert.ok(read.ok && read.value.questions.length + read.value.left.length === 1);
      }),
    );
  });
});

/** Any question that a quiz may have, but for what runs in a figure. */
const words = fc
  .string({ minLength: 1, maxLength: 40, unit: 'grapheme' })
  .map(oneLine)
  .filter((text) => text !== '');
const id = fc.stringMatching(/^[a-z0-9]{1,4}(-[a-z0-9]{1,4}){0,2}$/);
const anyQuestion = fc
  .record({
    id,
    ask: words,
    section: fc.option(id, { nil: undefined }),
    options: fc.uniqueArray(fc.record({ id, text: words, feedback: words }), {
      minLength: 2,
      maxLength: 5,
      selector: (option) => option.id,
    }),
    right: fc.nat(),
  })
  .map(({ right, section, ...question }): Question => ({
    ...question,
    ...(section !== undefined && { section }),
    options: question.options.map((option, i, { length }) => ({ ...option, right: i === right % length })),
  }));

describe('Questions exported and read again', () => {
  it('are the same, whatever they say', async () => {
    await fc.assert(
      fc.asyncProperty(anyQuestion, id, async (question, lesson) => {
        const identifier = itemIdentifier(lesson, 'quiz', question.id);
        const { questions } = await reading(xmlDocument(qtiItem(question, identifier, 'en')));
        assert.deepEqual(
          questions.map((read) => read.question),
          [question],
        );
        assert.deepEqual(questions[0]?.notes, []);
      }),
    );
  });

  it('are the same for the whole course', async () => {
    const course = await readPackFolder('labs/groundloop-course');
    assert.ok(course.ok);
    const { questions, left } = await reading(await writeLabpack(qtiPackage(course.value)));
    assert.deepEqual(left, []);
    const key = ({ ask }: Question): string => ask;
    const expected = [...course.value.lessons.values()].flatMap(({ quiz, test }) => [...quiz.questions, ...test]);
    assert.deepEqual(
      questions.map(({ question }) => question).sort((a, b) => (key(a) < key(b) ? -1 : 1)),
      expected.map(({ simulate, ...question }) => question).sort((a, b) => (key(a) < key(b) ? -1 : 1)),
    );
  });
});

describe('Questions added to a quiz', () => {
  const file = 'lessons/l1/quiz.yaml';
  const quiz = samplePack[file]!;

  it('are exactly those, and the author’s text stays to the letter', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyQuestion, { minLength: 1, selector: (question) => question.id }), (questions) => {
        const added = addQuestions(file, quiz, questions);
        assert.ok(added.ok, JSON.stringify(added));
        assert.ok(added.value.startsWith(quiz));
      }),
    );
  });

  it('are refused where the list can’t take them', () => {
    const [question] = fc.sample(anyQuestion, 1);
    assert.ok(question);
    for (const text of [`${quiz}more: 1\n`, 'questions: []\nschema: 1\n', 'schema: 1\nquestions: [{}]\n'])
      assert.ok(!addQuestions(file, text, [question]).ok);
  });
});

describe('The plan of an import', () => {
  const files = new Map(Object.entries(samplePack));
  const file = 'lessons/l1/quiz.yaml';

  it('renames what is there already, keeps sections that the lesson has, and lists what is to be written', () => {
    const asked = (section: string) => ({
      id: 'q1',
      ask: 'Does it?',
      section,
      options: [
        { id: 'a', text: 'Yes', right: true, feedback: 'So it is.' },
        { id: 'b', text: 'No', right: false, feedback: toBeWritten },
      ],
    });
    const read = ['why', 'elsewhere'].map((section) => ({ question: asked(section), notes: [], line: 1 }));
    const plan = planImport(files, 'l1', read);
    assert.ok(plan.ok && plan.value.outcome.ok, JSON.stringify(plan));
    const { questions, outcome } = plan.value;
    assert.deepEqual(
      questions.map(({ question }) => [question.id, question.section]),
      [
        ['q1-2', 'why'],
        ['q1-3', undefined],
      ],
    );
    assert.match(questions[1]?.notes.join() ?? '', /`q1` already.*no section `elsewhere`/);
    assert.deepEqual(
      outcome.value.toDo.map(({ code }) => code),
      ['quiz.to-be-written', 'quiz.to-be-written'],
    );
    const found = checkToBeWritten(new Map([[file, outcome.value.text]]));
    assert.deepEqual(found, outcome.value.toDo);
    for (const { where } of found) {
      assert.match(outcome.value.text.split('\n')[(where?.line ?? 0) - 1] ?? '', /feedback: To be written\./);
    }
    const one = planImport(files, 'l1', read, ['q1-3']);
    assert.ok(one.ok && one.value.questions.length === 1);
    assert.ok(!planImport(files, 'l1', read, ['q9']).ok);
  });

  it('is refused with file and line where the checks find something in the quiz', async () => {
    const claims = `schema: 1
claims:
  - id: ends
    claim: that loops end
    why: They do not.
    patterns: ['loops end']
    states: All loops end.
    instead: No loop ends.
`;
    const read = await reading(item().replace('Stay.', 'All loops end.'));
    const plan = planImport(new Map([...files, ['avoid.yaml', claims]]), 'l1', read.questions);
    assert.ok(plan.ok && !plan.value.outcome.ok);
    assert.equal(plan.value.outcome.problem[0]?.code, 'prose.claim');
    assert.equal(plan.value.outcome.problem[0].where?.file, file);
    assert.ok((plan.value.outcome.problem[0].where.line ?? 0) > samplePack[file]!.split('\n').length - 1);
  });

  it('is refused for a lesson that isn’t there', () => {
    assert.ok(!planImport(files, 'nope', []).ok);
  });
});
