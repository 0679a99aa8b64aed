import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ChatHistory } from '../../src/journal/chatHistory.ts';
import { Conversation } from '../../src/assistant/chat/conversation.ts';
import { wholeAnswer } from '../../src/assistant/chat/entries.ts';
import { GrowingMarkdown, markdownBlocks } from '../../src/assistant/chat/growingMarkdown.ts';
import type { Briefing, Deeds, Piece, Turn } from '../../src/assistant/briefing.ts';

describe('a conversation in a lab', () => {
  let folder: string;
  let file: string;
  const asked: (readonly Turn[])[] = [];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'groundloop-chat-'));
    file = join(folder, 'chat.json');
    asked.length = 0;
  });
  afterEach(() => rm(folder, { recursive: true }));

  const conversation = (answer: (signal: AbortSignal) => AsyncIterable<Piece>, failed = assert.ifError) =>
    new Conversation({
      history: new ChatHistory(file),
      answering: () =>
        Promise.resolve({
          assistant: {
            label: 'Test',
            answer: (turns, _briefing, _deeds, signal) => {
              asked.push(turns);
              return answer(signal);
            },
          },
          briefing: {} as Briefing,
          deeds: {} as Deeds,
        }),
      changed: () => undefined,
      failed,
      broken: () => 'It broke.',
    });
  const saying = (...pieces: Piece[]) =>
    async function* (): AsyncGenerator<Piece> {
      for (const piece of pieces) yield await Promise.resolve(piece);
    };
  const text = (words: string): Piece => ({ kind: 'text', text: words });
  const ends = ({ entries }: Conversation) => entries.map(({ role, text: words, end }) => [role, words, end]);

  it('is kept over a restart, and goes on from there', async () => {
    await conversation(saying(text('Because '), text('of it.'))).ask('Why?');
    const again = conversation(saying(text('Yes.')));
    await again.ask('Sure?');
    assert.deepEqual(ends(again), [
      ['learner', 'Why?', 'done'],
      ['assistant', 'Because of it.', 'done'],
      ['learner', 'Sure?', 'done'],
      ['assistant', 'Yes.', 'done'],
    ]);
    assert.deepEqual(asked.at(-1), [
      { role: 'learner', text: 'Why?' },
      { role: 'assistant', text: 'Because of it.' },
      { role: 'learner', text: 'Sure?' },
    ]);
  });

  it('begins anew where the file is damaged', async () => {
    await writeFile(file, '{"format":1,"entries":[{"role":"nobody"}]}');
    const damaged = conversation(saying(text('Hello.')));
    await damaged.ready;
    assert.deepEqual(damaged.entries, []);
    await damaged.ask('Hello?');
    assert.equal((await new ChatHistory(file).read()).length, 2);
  });

  it('sets aside a file that it cannot read, and does not replace it', async () => {
    const newer = '{"format":2,"turns":["said elsewhere"]}';
    for (const unreadable of [newer, `{"format":1,"entries":[]}${' '.repeat(16 * 1024 * 1024)}`]) {
      await writeFile(file, unreadable);
      await conversation(saying(text('Hello.'))).ask('Hello?');
      const [aside = ''] = (await readdir(folder)).filter((name) => name.startsWith('chat.json.unreadable-'));
      assert.equal(await readFile(join(folder, aside), 'utf8'), unreadable);
      assert.equal((await new ChatHistory(file).read()).length, 2);
      await rm(join(folder, aside));
    }
  });

  it('keeps what was said in two windows at once, each answer with its question', async () => {
    await conversation(saying(text('One.'))).ask('1?');
    const [here, there] = [conversation(saying(text('Two.'))), conversation(saying(text('Three.')))];
    await Promise.all([here.ready, there.ready]);
    await here.ask('2?');
    await there.ask('3?');
    await here.ask('4?');
    assert.deepEqual(
      (await new ChatHistory(file).read()).map((entry) => entry.text),
      ['1?', 'One.', '2?', 'Two.', '3?', 'Three.', '4?', 'Two.'],
    );
    await there.retry();
    assert.equal((await new ChatHistory(file).read()).length, 8);
    await here.clear();
    assert.deepEqual(await new ChatHistory(file).read(), []);
  });

  it('stops at once, even where the assistant does not, and asks again in the same place', async () => {
    const deaf = conversation(async function* () {
      yield text('A beginning');
      await new Promise(() => undefined);
    });
    const asking = deaf.ask('Why?');
    while (deaf.entries.at(-1)?.text !== 'A beginning') await new Promise((done) => setTimeout(done, 1));
    assert.equal(await deaf.ask('And?'), false, 'one answer at a time');
    deaf.stop();
    await asking;
    assert.deepEqual(ends(deaf).at(-1), ['assistant', 'A beginning', 'stopped']);
    const again = conversation(saying(text('Whole.')));
    await again.retry();
    assert.deepEqual(ends(again), [
      ['learner', 'Why?', 'done'],
      ['assistant', 'Whole.', 'done'],
    ]);
    assert.deepEqual(asked.at(-1), [{ role: 'learner', text: 'Why?' }]);
  });

  it('takes back what is withheld, in the file too', async () => {
    const gate = conversation(saying(text('secret'), { kind: 'withheld', text: 'Held back.' }));
    await gate.ask('Tell me');
    assert.deepEqual(ends(gate).at(-1), ['assistant', 'Held back.', 'withheld']);
    assert.ok(!(await readFile(file, 'utf8')).includes('secret'));
  });

  it('says why an answer ended early, and keeps what came', async () => {
    const problem: Piece = { kind: 'problem', code: 'cut', message: 'The line was cut.', mend: 'retry' };
    const cut = conversation(saying(text('Half'), problem));
    await cut.ask('Why?');
    assert.deepEqual(ends(cut).at(-1), ['assistant', 'Half', 'failed']);
    assert.deepEqual(cut.entries.at(-1)?.problem, { message: 'The line was cut.', mend: 'retry' });
  });

  it('outlives an assistant that throws', async () => {
    const told: unknown[] = [];
    const broken = conversation(
      () => {
        throw new Error('ours');
      },
      (error) => told.push(error),
    );
    await broken.ask('Why?');
    assert.equal(broken.entries.at(-1)?.problem?.message, 'It broke.');
    assert.equal(told.length, 1);
    assert.ok(!broken.answering);
  });

  it('forgets what was said, and what is still being said', async () => {
    const cleared = conversation(async function* (signal) {
      yield text('A beginning');
      await new Promise((done) => {
        signal.addEventListener('abort', done);
      });
      yield text(' and more');
    });
    const asking = cleared.ask('Why?');
    while (cleared.entries.at(-1)?.text !== 'A beginning') await new Promise((done) => setTimeout(done, 1));
    await cleared.clear();
    await asking;
    assert.deepEqual(cleared.entries, []);
    assert.deepEqual(await new ChatHistory(file).read(), []);
  });

  it('reads a pasted megabyte and keeps a part of it', async () => {
    const long = conversation(saying(text('That is long.')));
    await long.ask('x'.repeat(1_000_000));
    assert.equal(asked.at(-1)?.[0]?.text.length, 1_000_000);
    assert.ok((await readFile(file, 'utf8')).length < 100_000);
  });
});

describe('an answer where nothing can be taken back', () => {
  const whole = async (...pieces: Piece[]) => {
    const told: string[] = [];
    async function* coming(): AsyncGenerator<Piece> {
      for (const piece of pieces) yield await Promise.resolve(piece);
    }
    const { text, problem } = await wholeAnswer(coming(), (words) => told.push(words));
    return { text, problem: problem?.message, told };
  };

  it('comes at its end, a link in one piece, and says meanwhile what is done', async () => {
    assert.deepEqual(
      await whole(
        { kind: 'text', text: 'See [one](groundloop:/les' },
        { kind: 'tool', name: 'read_report', words: 'Reads' },
        { kind: 'wait', words: 'Waits' },
        { kind: 'text', text: 'son/p/one).' },
      ),
      { text: 'See [one](groundloop:/lesson/p/one).', problem: undefined, told: ['Reads', 'Waits'] },
    );
  });

  it('has nothing of what is withheld', async () => {
    const { text } = await whole({ kind: 'text', text: 'secret' }, { kind: 'withheld', text: 'Held back.' });
    assert.equal(text, 'Held back.');
  });

  it('keeps what came before a problem, and the problem', async () => {
    assert.deepEqual(
      await whole({ kind: 'text', text: 'Half' }, { kind: 'problem', code: 'cut', message: 'The line was cut.' }),
      { text: 'Half', problem: 'The line was cut.', told: [] },
    );
  });
});

describe('Markdown that grows', () => {
  const whole = [
    'A paragraph with **bold** words.',
    '- one\n- two\n\n- three',
    '```ts\nconst a = 1;\n\nconst b = 2;\n```',
    '> quoted\n> twice',
    '| a | b |\n| - | - |\n| 1 | 2 |',
    '## Title',
    'End.',
  ].join('\n\n');

  it('comes to the same as Markdown that comes at once, however it is cut', () => {
    for (const size of [1, 3, 7, 50]) {
      const growing = new GrowingMarkdown();
      for (let i = 0; i < whole.length; i += size) growing.push(whole.slice(i, i + size));
      assert.equal(growing.blocks.join(''), markdownBlocks(whole).join(''), `in pieces of ${size}`);
    }
  });

  it('lets no markup and no odd link through', () => {
    const html = markdownBlocks(
      '<script>x</script> [a](javascript:x) [b](command:y) [c](http://z.example) [d](groundloop:/lesson/p/l#s)',
    ).join('');
    assert.ok(!html.includes('<script'));
    assert.deepEqual(
      [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href),
      ['groundloop:/lesson/p/l#s'],
    );
  });
});
