import assert from 'node:assert/strict';
import { CourseSearch } from '../../src/packs/courseSearch.ts';
import { PackLibrary } from '../../src/packs/library.ts';
import { sectionTexts } from '../../src/packs/pageText.ts';
import { searchEntries } from '../../src/packs/searchEntries.ts';
import { coursePack } from '../support/coursePack.ts';

const pack = coursePack({
  'lessons/l2/quiz.yaml': `schema: 1
questions:
  - id: q1
    ask: Which animal gives it away?
    options:
      - { id: a, text: Zebra, right: true, feedback: Stripes. }
      - { id: b, text: Horse, feedback: No. }
`,
});
const search = new CourseSearch([pack]);
const found = (query: string) =>
  search.find(query).map(({ entry: { node, place } }) => (place === null ? node : `${node}#${place}`));

describe('The words of a page', () => {
  it('are its own, without marks, in the section they stand in', () => {
    const body = [
      '# Title',
      'Before *any* section.',
      '## First part {#one}',
      'A **loop** [@doe2020], with [a link](lesson:l1) and `code_with_score`.',
      '- one',
      '- two',
      '### Below',
      '| a | b |\n|---|---|\n| 1 | 2 |',
      '## Second',
      '::: case The study\nIt _fell_.\n:::',
      '::: figure its-id\nGuess first.\n:::',
      '```ts\nconst x = 1;\n```',
    ].join('\n\n');
    assert.deepEqual(sectionTexts(body), [
      { id: null, title: '', text: 'Before any section.' },
      { id: 'one', title: 'First part', text: 'A loop, with a link and code_with_score. one two Below a b 1 2' },
      { id: 'second', title: 'Second', text: 'The study It fell. Guess first. const x = 1;' },
    ]);
  });
});

describe('Searching a course', () => {
  it('finds the section with the words, at its place', () => {
    assert.ok(found('comes back').includes('sample/lesson/l1#what'));
    assert.ok(found('elsewhere').includes('sample/lesson/l1#why'));
  });

  it('finds lessons, terms, labs and the page to begin with', () => {
    assert.ok(found('more').includes('sample/lesson/l2'));
    assert.ok(found('loop').includes('sample/glossary#loop'));
    assert.deepEqual(found('free play'), ['sample/lab/free']);
    assert.ok(found('start').includes('sample/start'));
  });

  it('finds systems', () => {
    const systems = () => [{ id: 'star', title: 'STaR', summary: 'Learns from its own reasons.' }];
    assert.ok(searchEntries(pack, systems).some(({ node }) => node === 'sample/system/star'));
  });

  it('finds nothing of a quiz, a test or a solution', () => {
    for (const word of ['zebra', 'stripes', 'animal', 'export']) assert.deepEqual(found(word), [], word);
  });

  it('finds beginnings of words, and words with a letter wrong', () => {
    assert.ok(found('elsewh').includes('sample/lesson/l1#why'));
    assert.ok(found('elswhere').includes('sample/lesson/l1#why'));
  });

  it('asks for all words and, where no place has them all, for some', () => {
    assert.deepEqual(found('free play'), ['sample/lab/free']);
    assert.ok(found('elsewhere unheard-of').includes('sample/lesson/l1#why'));
    assert.deepEqual(found('unheard-of'), []);
    assert.deepEqual(found('  '), []);
  });

  it('shows the words it found', () => {
    const [hit] = search.find('elsewhere');
    assert.match(hit?.snippet ?? '', /elsewhere/);
  });

  it('offers whole places before anything is typed, in order', () => {
    const places = search.places.map(({ node }) => node);
    assert.deepEqual(places.slice(0, 3), ['sample/start', 'sample/lesson/l1', 'sample/lesson/l2']);
    assert.equal(new Set(places).size, places.length);
  });
});

describe('Searching the built-in course', () => {
  it('cuts what it shows at words', async () => {
    const { packs } = await new PackLibrary('labs').contents();
    for (const { entry, snippet } of new CourseSearch(packs).find('facts')) {
      const inner = snippet.replace(/^… | …$/g, '');
      assert.ok(snippet.length < 120 && ` ${entry.text} `.includes(` ${inner} `), snippet);
    }
  });
});
