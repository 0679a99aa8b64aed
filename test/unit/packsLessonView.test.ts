import assert from 'node:assert/strict';
import { applyEvent, noProgress, type ProgressEvent } from '../../src/core/course/progress.ts';
import { lessonView } from '../../src/packs/lessonView.ts';
import { parsePack } from '../../src/packs/parsePack.ts';
import { samplePack } from '../support/samplePack.ts';

const at = '2026-01-02T03:04:05Z';
const options = ['a', 'b', 'c', 'd', 'e', 'f'];
const quiz = `schema: 1
questions:
  - id: q1
    ask: Which?
    section: what
    simulate: { figure: filter, set: { truePositive: 0.7 } }
    options:
${options.map((id) => `      - { id: ${id}, text: option ${id}, ${id === 'd' ? 'right: true, ' : ''}feedback: about ${id} }`).join('\n')}
`;

const pack = parsePack(new Map(Object.entries({ ...samplePack, 'lessons/l1/quiz.yaml': quiz })));

function viewAfter(...events: ProgressEvent[]) {
  assert.ok(pack.ok);
  const lesson = pack.value.lessons.get('l1');
  assert.ok(lesson);
  return lessonView(pack.value, lesson, events.reduce(applyEvent, noProgress));
}
const shownOrder = (...events: ProgressEvent[]) => viewAfter(...events).quiz[0]?.options.map(({ id }) => id);
const answer = (option: string): ProgressEvent => ({
  type: 'question-answered',
  at,
  lesson: 'sample/l1',
  question: 'q1',
  option,
});
const predict = (option: string): ProgressEvent => ({
  type: 'figure-predicted',
  at,
  lesson: 'sample/l1',
  figure: 'filter',
  option,
});
const retake: ProgressEvent = { type: 'quiz-retaken', at, lesson: 'sample/l1' };

describe('What the panel shows of a lesson', () => {
  it('has the lesson, its place, its sections, terms and sources', () => {
    const view = viewAfter();
    assert.equal(view.eyebrow, 'Module 1 · Lesson 1 · 3 min');
    assert.equal(view.title, 'Loops');
    assert.equal(view.question, 'What is a loop?');
    assert.deepEqual(
      view.sections.map(({ id }) => id),
      ['what', 'why'],
    );
    assert.deepEqual(view.terms, [{ id: 'loop', term: 'loop', definition: 'What comes back.' }]);
    assert.deepEqual(
      view.sources.map(({ key, number }) => [key, number]),
      [['doe2020', 1]],
    );
    assert.match(view.html, /<span class="term" data-term="loop">loop<\/span>/);
  });

  it('holds no answer that was not given', () => {
    const view = viewAfter();
    assert.equal(view.quiz[0]?.marked, null);
    const sent = JSON.stringify(view);
    assert.ok(!sent.includes('about '), sent);
    assert.ok(!sent.includes('right'), sent);
    assert.ok(!sent.includes('simulate') && !sent.includes('0.7'), sent);
    assert.equal(view.figures[0]?.predicted, null);
    for (const key of ['reply', 'It is the other way', 'in the end']) assert.ok(!sent.includes(key), sent);
  });

  it('marks what was answered', () => {
    assert.deepEqual(viewAfter(answer('b')).quiz[0]?.marked, {
      chosen: 'b',
      right: 'd',
      correct: false,
      feedback: ['about b', 'about d'],
    });
    assert.equal(viewAfter(answer('b'), retake).quiz[0]?.marked, null);
  });

  it('offers to simulate what a question asked once it is answered', () => {
    assert.deepEqual(viewAfter(answer('b')).quiz[0]?.simulate, { figure: 'filter', set: { truePositive: 0.7 } });
    assert.equal(viewAfter(answer('b'), retake).quiz[0]?.simulate, undefined);
  });

  it('has its figures: what is asked and what moves, and once it is predicted the reply to that', () => {
    const [figure] = viewAfter().figures;
    assert.deepEqual([figure?.id, figure?.model, figure?.ask], ['filter', 'verifier-filter', 'What does it come to?']);
    assert.deepEqual(figure?.options.map(({ text }) => text).sort(), ['All of it', 'None of it']);
    assert.deepEqual(
      viewAfter().figures.flatMap(({ options }) => options).map((option) => Object.keys(option)),
      [['id', 'text'], ['id', 'text']],
    ); // prettier-ignore
    assert.deepEqual(viewAfter(predict('none')).figures[0]?.predicted, {
      chosen: 'none',
      right: 'all',
      correct: false,
      reply: 'It is the other way round.',
    });
    assert.equal(viewAfter(predict('all'), retake).figures[0]?.predicted?.correct, true);
    const sent = JSON.stringify(viewAfter(predict('none')));
    assert.ok(!sent.includes('in the end'), 'the reply to another prediction is not sent');
  });

  it('asks for a prediction again where the option is gone from the pack', () => {
    assert.equal(viewAfter(predict('gone')).figures[0]?.predicted, null);
    assert.equal(viewAfter(predict('constructor')).figures[0]?.predicted, null);
  });

  it('has the place of a figure in its text, with caption and words', () => {
    const wanted =
      '<figure class="live" data-figure="filter">\n<figcaption>What a verifier keeps</figcaption>\n' +
      '<p>What is kept when a verifier is asked.</p>\n</figure>';
    assert.ok(viewAfter().html.includes(wanted), viewAfter().html);
  });

  it('shows a question as not answered where the option is gone from the pack', () => {
    assert.equal(viewAfter(answer('z')).quiz[0]?.marked, null);
  });

  it('keeps the options in place while they are answered, and shuffles them anew for another attempt', () => {
    const first = shownOrder();
    assert.deepEqual([...(first ?? [])].sort(), options);
    assert.deepEqual(shownOrder(answer('a')), first);
    assert.notDeepEqual(shownOrder(retake), first);
  });

  it('knows whether the lesson was read and its lab started', () => {
    const fresh = viewAfter();
    assert.equal(fresh.read, false);
    assert.deepEqual(fresh.lab, { id: 'lab1', title: 'Lab', started: false, passed: false });
    const later = viewAfter(
      { type: 'lesson-read', at, lesson: 'sample/l1' },
      { type: 'lab-started', at, lab: 'sample/lab1' },
    );
    assert.equal(later.read, true);
    assert.equal(later.lab?.started, true);
  });
});
