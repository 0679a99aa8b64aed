import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Assistant, Briefing, Piece } from '../../src/assistant/briefing.ts';
import { briefLab } from '../../src/assistant/briefLab.ts';
import { offlineCoach } from '../../src/assistant/coach/offlineCoach.ts';
import { gated } from '../../src/assistant/gate/gated.ts';
import { LeakGate } from '../../src/assistant/gate/leakGate.ts';
import { Conversation } from '../../src/assistant/chat/conversation.ts';
import { Memory } from '../../src/assistant/gate/memory.ts';
import { longestSentence, unitsOf } from '../../src/assistant/gate/units.ts';
import type { LabFiles } from '../../src/core/course/pack.ts';
import { programsOf, readFolders } from '../corpus/corpus.ts';
import { charactersRead } from './charactersRead.ts';
import { course, labOf, labs, open } from './course.ts';
import { forms } from './forms.ts';
import { pipelineLines } from './pipelineLines.ts';
import { shareGot, ways } from './piecewise.ts';
import { tutorReplies } from './tutorReplies.ts';
import { processorTime } from '../support/processorTime.ts';

const types = readFileSync(new URL('../../src/core/simulation/groundloop.d.ts', import.meta.url), 'utf8');
const gate = new LeakGate(course, [types]);
const fence = (code: string): string => `\`\`\`ts\n${code.trimEnd()}\n\`\`\`\n`;

/** Solutions that, line by line, ask what the example in the types or the skeleton asks. */
const likeTheTypes = ['model-collapse/accumulate.ts', 'open-world/checked.ts'];

function isWithheld(answer: string, pipeline: string, memory: Memory): boolean {
  const watch = gate.watch(pipeline, memory);
  return unitsOf(answer).some((unit) => watch.add(unit));
}

/** Whether the gate withholds one of these answers. */
function withholds(pipeline: string, ...answers: readonly string[]): boolean {
  const memory = new Memory();
  return answers.some((answer) => isWithheld(answer, pipeline, memory));
}

/** The limits were chosen on the first half, every second lab; what the second half says was not looked at for that. */
const halves: readonly (readonly LabFiles[])[] = [
  labs.filter((_, i) => i % 2 === 0),
  labs.filter((_, i) => i % 2 === 1),
];
const programs = readFolders()
  .flatMap(programsOf)
  .filter(({ lab, refused }) => course.labs.has(lab) && refused === undefined);

describe('The leak gate', () => {
  halves.forEach((half, n) => {
    const which = n === 0 ? 'on the labs its limits were chosen on' : 'on labs it has not seen';
    const ids = new Set(half.map(({ lab }) => lab.id));
    const own = programs.filter(({ lab }) => ids.has(lab));

    it(`withholds every solution in every form, ${which}`, function () {
      this.timeout(120_000);
      const missed = half.flatMap(({ lab, skeleton, solutions }) =>
        [...solutions].flatMap(([name, code]) =>
          Object.entries(forms).flatMap(([form, make]) =>
            withholds(skeleton, ...make(code)) ? [] : [`${lab.id}/${name} ${form}`],
          ),
        ),
      );
      assert.deepEqual(missed, []);
    });

    it(`withholds nearly all pipelines that pass, whoever wrote them, ${which}`, () => {
      const passing = own.filter(({ flaws, disagreement }) => flaws.length === 0 && disagreement === undefined);
      const caught = passing.filter(({ lab, code }) => withholds(labOf(lab).skeleton, fence(code)));
      assert.ok(caught.length >= 0.95 * passing.length, `${caught.length} of ${passing.length}`);
    });

    it(`lets the learner’s own code pass, ${which}`, () => {
      const held = own.filter(({ code }) => withholds(code, `You wrote:\n\n${fence(code)}`) || withholds(code, code));
      assert.deepEqual(
        held.map(({ id }) => id),
        [],
      );
    });

    it(`lets skeletons, tasks, hints and a tutor’s examples pass, ${which}`, () => {
      const replies = half.flatMap(({ lab, skeleton, readme }) => [
        [skeleton, fence(skeleton)],
        [skeleton, readme],
        ...Object.values(lab.hints).map((ladder) => [skeleton, ladder.join('\n\n')]),
        ...tutorReplies.filter(([id]) => id === lab.id).map(([, reply]) => [skeleton, reply]),
      ]);
      const held = replies.filter(([pipeline = '', reply = '']) => withholds(pipeline, reply));
      assert.deepEqual(
        held.map(([, reply]) => reply),
        [],
      );
    });
  });

  it('lets the types and the lessons pass, and all that a tutor says of a lab in one conversation', () => {
    const { skeleton } = labOf('model-collapse');
    for (const block of types.split(/\n\n/)) assert.ok(!withholds(skeleton, fence(block)), block);
    for (const { id, body } of course.lessons.values()) assert.ok(!withholds(skeleton, body), id);
    for (const { lab, skeleton } of labs) {
      assert.ok(
        !withholds(skeleton, ...tutorReplies.filter(([id]) => id === lab.id).map(([, reply]) => reply)),
        lab.id,
      );
    }
  });

  it('counts what was told in earlier answers, and what was told before the extension was started', () => {
    const { skeleton, solutions } = labOf('model-collapse');
    const lines = (solutions.get('accumulate.ts') ?? '').split('\n').slice(4);
    const [first, second] = [lines.slice(0, 3), lines.slice(3)].map((part) => fence(part.join('\n')));
    assert.ok(!withholds(skeleton, second ?? ''));
    assert.ok(withholds(skeleton, first ?? '', second ?? ''));
    const memory = new Memory();
    gate.watch(skeleton, memory).remember(first ?? '');
    assert.ok(isWithheld(second ?? '', skeleton, memory));
  });

  for (const [name, way] of Object.entries(ways)) {
    it(`gives little of a solution away line by line: ${name}`, function () {
      this.timeout(60_000);
      const shares = labs.flatMap((files) =>
        [...files.solutions].flatMap(([solution, code]) => {
          const open = [files.skeleton, files.readme, types, ...Object.values(files.lab.hints).flat()].join('\n');
          const share = shareGot(gate, files, code, way, open);
          return share === undefined ? [] : [{ id: `${files.lab.id}/${solution}`, share }];
        }),
      );
      const whole = shares.filter(({ id, share }) => share === 1 && !likeTheTypes.includes(id));
      assert.ok(whole.length <= way.mostWhole, whole.map(({ id }) => id).join(', '));
      const mean = shares.reduce((sum, { share }) => sum + share, 0) / shares.length;
      assert.ok(mean < way.mostOnAverage, String(mean));
    });
  }

  it('lets pass all that the coach answers to the starter prompts of a lab, one after the other', async () => {
    for (const files of labs) {
      const told = briefLab(open, files, { text: files.skeleton, verdict: null, fault: null }, {});
      const memory = new Memory();
      for (const { text } of told.lab.prompts) {
        const answer = shownIn(await piecesOf(offlineCoach, told, text));
        assert.ok(!isWithheld(answer, files.skeleton, memory), `${files.lab.id}: ${answer}`);
      }
    }
  });

  it('counts neither what the learner found alone nor what it has withheld', () => {
    const { skeleton, solutions } = labOf('safety-review');
    const lines = pipelineLines(solutions.get('second-reader.ts') ?? '');
    const asks = lines.filter((line) => /refresh|const anchor|audit\(/.test(line));
    assert.equal(asks.length, 3);
    const [first = '', second = '', third = ''] = asks.map((line) => `Look at \`${line}\`.`);
    const memory = new Memory();
    // Quoted from the learner's pipeline, which they then begin anew.
    const found = `${skeleton}\n${lines.join('\n')}`;
    for (const answer of [first, second, third]) assert.ok(!isWithheld(answer, found, memory), answer);
    for (const answer of [first, second]) assert.ok(!isWithheld(answer, skeleton, memory), answer);
    for (const answer of [third, third]) assert.ok(isWithheld(answer, skeleton, memory));
    assert.ok(
      !isWithheld('Which drafts does the verifier let pass? Compare them with what people wrote.', skeleton, memory),
    );
  });

  it('has no text to give away', () => {
    const secret = labOf('model-collapse').solutions.get('accumulate.ts') ?? '';
    assert.ok(!JSON.stringify(gate).includes('verifier'));
    assert.deepEqual(Object.keys(gate), []);
    assert.ok(secret.includes('verifier'));
  });
});

const streamed = (text: string, size = 3): Assistant => ({
  label: 'Stream',
  async *answer(): AsyncGenerator<Piece> {
    for (let at = 0; at < text.length; at += size) {
      await Promise.resolve();
      yield { kind: 'text', text: text.slice(at, at + size) };
    }
  },
});

const briefing: Briefing = briefLab(open, labOf('model-collapse'), { text: null, verdict: null, fault: null }, {});

const noDeeds = { nextHint: () => Promise.resolve(undefined), simulate: () => assert.fail() };

async function piecesOf(assistant: Assistant, told = briefing, question = 'Well?'): Promise<Piece[]> {
  const pieces: Piece[] = [];
  for await (const piece of assistant.answer(
    [{ role: 'learner', text: question }],
    told,
    noDeeds,
    new AbortController().signal,
  )) {
    pieces.push(piece);
  }
  return pieces;
}

const shownIn = (pieces: readonly Piece[]): string =>
  pieces.map((piece) => (piece.kind === 'text' ? piece.text : '')).join('');

describe('An assistant behind the gate', () => {
  it('shows every character of what may be shown, in order', async () => {
    for (const [, reply] of tutorReplies) {
      for (const size of [1, 7, 10_000])
        assert.equal(shownIn(await piecesOf(gated(streamed(reply, size), gate, new Memory()))), reply);
    }
    for (const { body } of course.lessons.values())
      assert.equal(shownIn(await piecesOf(gated(streamed(body, 40), gate, new Memory()))), body);
  });

  it('shows plain words as they come', async () => {
    const text = 'Think of a town that writes its almanac anew each year, and of what nobody remembers';
    const pieces = await piecesOf(gated(streamed(text, 1), gate, new Memory()));
    assert.ok(pieces.length >= text.split(' ').length, String(pieces.length));
  });

  it('shows no line of a block of code before it is judged', async () => {
    const code = labOf('model-collapse').solutions.get('accumulate.ts') ?? '';
    for (const answer of [
      `Look:\n\n${fence(code)}\nDone.`,
      `Look:\n\n${code}\nDone.`,
      `Look:\n\n${fence(code).replace(/```\n$/, '')}`,
    ]) {
      for (const size of [1, 5, 1000]) {
        const pieces = await piecesOf(gated(streamed(answer, size), gate, new Memory()));
        assert.equal(pieces.at(-1)?.kind, 'withheld');
        assert.match(shownIn(pieces), /^(?:Look:\s*)?(?:import |export )?$/);
      }
    }
  });

  it('offers a hint in place of what it withholds, where there are hints', async () => {
    const code = fence(labOf('model-collapse').solutions.get('accumulate.ts') ?? '');
    const last = (await piecesOf(gated(streamed(code), gate, new Memory()))).at(-1);
    assert.match(last?.kind === 'withheld' ? last.text : '', /held back.*hint/);
  });

  it('goes on counting when an answer was taken back, the chat was cleared and the lines were typed in', async () => {
    const { skeleton, solutions } = labOf('safety-review');
    const [first = '', second = '', third = ''] = pipelineLines(solutions.get('second-reader.ts') ?? '').filter(
      (line) => /refresh|const anchor|audit\(/.test(line),
    );
    const code = fence(solutions.get('second-reader.ts') ?? '');
    const begun = `First:\n\n- \`${first}\`\n- \`${second}\`\n\nThen, all of it:\n\n${code}`;
    const memory = new Memory();
    const taken = await piecesOf(gated(streamed(begun), gate, memory));
    assert.equal(taken.at(-1)?.kind, 'withheld');
    assert.ok(shownIn(taken).includes(second));
    const next = `Then: \`${third}\`.`;
    const typed = { ...briefing, pipeline: `${skeleton}\n${first}\n${second}` };
    assert.equal((await piecesOf(gated(streamed(next), gate, memory), typed)).at(-1)?.kind, 'withheld');
    assert.ok(!withholds(skeleton, next));
  });

  it('goes on counting what was shown of an answer that was stopped and asked for again', async () => {
    const { skeleton, solutions } = labOf('safety-review');
    const [first = '', second = '', third = ''] = pipelineLines(solutions.get('second-reader.ts') ?? '').filter(
      (line) => /refresh|const anchor|audit\(/.test(line),
    );
    const memory = new Memory();
    const endless: Assistant = {
      label: 'Endless',
      async *answer(): AsyncGenerator<Piece> {
        yield { kind: 'text', text: `First:\n\n- \`${first}\`\n- \`${second}\`\n\nThen:\n\n` };
        await new Promise(() => undefined);
      },
    };
    const next = `Then: \`${third}\`.`;
    const answers = [endless, streamed(next)];
    const told = [briefing, { ...briefing, pipeline: `${skeleton}\n${first}\n${second}` }];
    const conversation: Conversation = new Conversation({
      history: { read: () => Promise.resolve([]), write: () => Promise.resolve() },
      answering: () =>
        Promise.resolve({
          assistant: gated(answers.shift() ?? assert.fail(), gate, memory),
          briefing: told.shift() ?? assert.fail(),
          deeds: noDeeds,
        }),
      changed: () => {
        if (conversation.entries.at(-1)?.text.includes(second)) conversation.stop();
      },
      failed: assert.ifError,
      broken: () => '',
    });
    await conversation.ask('Well?');
    assert.equal(conversation.entries.at(-1)?.end, 'stopped');
    await conversation.retry();
    assert.equal(conversation.entries.at(-1)?.end, 'withheld');
  });

  it('stops the assistant once something is withheld, and looks at what tools say too', async () => {
    let ended = false;
    const code = labOf('model-collapse').solutions.get('accumulate.ts') ?? '';
    const talkative: Assistant = {
      label: 'Tools',
      async *answer(): AsyncGenerator<Piece> {
        try {
          await Promise.resolve();
          yield { kind: 'tool', name: 'groundloop_lesson', words: code };
          assert.fail('it went on');
        } finally {
          ended = true;
        }
      },
    };
    assert.deepEqual(
      (await piecesOf(gated(talkative, gate, new Memory()))).map(({ kind }) => kind),
      ['withheld'],
    );
    assert.ok(ended);
  });

  for (const [what, text] of Object.entries({
    'a sentence of harmless words': 'the town forgets what nobody wrote down ',
    'a sentence about the loop': 'the town forgets what the sample has and ',
    'one word': 'abcd',
    'a block of code': 'const town = forgets(nobody);\n',
    'lines of code that nothing marks': 'const town = forgets(nobody);\n',
  })) {
    it(`works in proportion to an answer that never ends: ${what}`, async () => {
      const reads = (length: number): Promise<number> =>
        charactersRead(async () => {
          const endless = text.repeat(Math.ceil(length / text.length));
          const answer = what === 'a block of code' ? `\`\`\`ts\n${endless}` : endless;
          assert.equal(shownIn(await piecesOf(gated(streamed(answer, 20), gate, new Memory()))), answer);
        });
      const few = await reads(8_000);
      const many = await reads(32_000);
      assert.ok(many < 4.5 * few, `${few} characters read for 8 000, ${many} for 32 000`);
    });
  }

  it('judges a sentence at the latest after 2000 characters', () => {
    for (const text of ['the town forgets and ', 'abcd', 'a `sample` of it and ', '`town; '])
      assert.ok(
        unitsOf(text.repeat(2000)).every((unit) => unit.text.length <= longestSentence),
        text,
      );
  });

  it('keeps up with a long answer', async () => {
    const long = Array.from(course.lessons.values(), ({ body }) => body)
      .join('\n')
      .slice(0, 40_000);
    const took = await processorTime(async () => {
      assert.equal(shownIn(await piecesOf(gated(streamed(long, 4), gate, new Memory()))), long);
    });
    assert.ok(took < 15_000, `${Math.round(took)} ms for 10 000 tokens`);
  });
});
