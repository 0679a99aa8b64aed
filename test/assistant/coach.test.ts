import assert from 'node:assert/strict';
import type { Briefing, Deeds, Turn } from '../../src/assistant/briefing.ts';
import { offlineCoach } from '../../src/assistant/coach/offlineCoach.ts';
import { contentWords } from '../../src/core/course/topics.ts';
import { parseDeepLink } from '../../src/packs/deepLink.ts';
import { course, labOf, labs, open } from './course.ts';
import { briefAll, states, type Briefings } from './states.ts';
import { processorTime } from '../support/processorTime.ts';

const places = new Set(open.lessons.flatMap(({ id, sections }) => [id, ...sections.map((s) => `${id}#${s.id}`)]));
const urls = new Set(open.bibliography.map(({ url }) => url));

/** The links of an answer, each checked to lead somewhere. */
function linksOf(answer: string): string[] {
  return [...answer.matchAll(/\]\(([^)\s]+)\)/g)].map(([, href = '']) => {
    if (!href.startsWith('groundloop:')) {
      assert.ok(
        urls.has(href) || open.lessons.some(({ sections }) => sections.some(({ text }) => text.includes(href))),
        href,
      );
      return href;
    }
    const [path = '', fragment = ''] = href.slice('groundloop:'.length).split('#');
    const link = parseDeepLink({ path, query: '', fragment });
    assert.ok(link.ok && link.value.pack === course.id, href);
    const { kind, id, section } = link.value;
    assert.ok(
      kind === 'lesson' ? places.has(section === undefined ? id : `${id}#${section}`) : course.labs.has(id),
      href,
    );
    return href;
  });
}

/** Hints as the editor gives them: those of the lab in turn. */
function deedsOf(briefing: Briefing, taken: Record<string, number> = {}): Deeds {
  return {
    nextHint: (asked) => {
      const { hints } = labOf(briefing.lab.id).lab;
      const flaw = asked ?? Object.keys(hints)[0] ?? '';
      const ladder = hints[flaw] ?? [];
      const number = (taken[flaw] ?? 0) + 1;
      const text = ladder[number - 1];
      if (text === undefined) return Promise.resolve(undefined);
      taken[flaw] = number;
      return Promise.resolve({ flaw, number, of: ladder.length, text });
    },
    simulate: () => assert.fail('the coach runs nothing'),
  };
}

async function ask(briefing: Briefing, ...said: readonly string[]): Promise<string> {
  const deeds = deedsOf(briefing);
  const turns: Turn[] = [];
  let answer = '';
  for (const text of said) {
    turns.push({ role: 'learner', text });
    answer = '';
    for await (const piece of offlineCoach.answer(turns, briefing, deeds, new AbortController().signal)) {
      answer += piece.kind === 'text' ? piece.text : assert.fail(piece.kind);
    }
    turns.push({ role: 'assistant', text: answer });
  }
  linksOf(answer);
  return answer;
}

describe('The offline coach', () => {
  let all: Briefings;
  before(async function () {
    this.timeout(120_000);
    all = await briefAll();
  });
  const briefing = (lab: string, state: (typeof states)[number]): Briefing => all.get(lab)?.[state] ?? assert.fail(lab);

  describe('asked what the labs propose to ask', () => {
    for (const { lab, prompts } of labs) {
      for (const [name, prompt] of prompts) {
        for (const state of states) {
          it(`answers ${lab.id}/${name}, ${state}`, async () => {
            const told = briefing(lab.id, state);
            const answer = await ask(told, prompt);
            assert.ok(answer.length > 250, answer);
            assert.ok(
              linksOf(answer).some((href) => href.startsWith('groundloop:')),
              'it cites the course',
            );
            assert.match(answer, /not a language model/);
            assert.match(answer, /\?|\btell me\b/i, 'it asks');
            assert.doesNotMatch(answer.replace(/``.*?``/g, ''), /nothing about that in this course|undefined|\{\w+\}/);
            const words = new Set(contentWords(answer));
            const titles = Object.values(told.lab.explainedIn).flatMap(
              (place) => open.lessons.find(({ id }) => place.startsWith(id))?.sections ?? [],
            );
            assert.ok(
              titles.some(({ title }) => answer.includes(title)),
              'it quotes the lab’s lesson',
            );
            assert.ok(contentWords(prompt).filter((word) => words.has(word)).length >= 3, 'it is about what was asked');
            for (const [name, solution] of labOf(lab.id).solutions) {
              for (const line of solution.split('\n').map((text) => text.trim())) {
                if (line.length < 25 || told.pipeline.includes(line) || told.lab.task.includes(line)) continue;
                assert.ok(!answer.includes(line), `${name}: ${line}`);
              }
            }
          });
        }
      }
    }
  });

  describe('knows what is wanted', () => {
    const lab = 'model-collapse';

    it('says what is wrong, from the report: what was changed, measured and allowed, and the learner’s own line', async () => {
      const answer = await ask(briefing(lab, 'flawed'), 'What is wrong with my loop?');
      assert.match(answer, /3 findings: F06 .*F13 .*F04/);
      assert.match(answer, /### F06 · Sharpened sampling/);
      assert.match(answer, /\*\*Changed:\*\* .+\n- \*\*Measured:\*\* .+\n- \*\*Limit:\*\* /);
      assert.match(answer, /line 11, `const drafts = g\.model\.sample\(500, \{ temperature: 0\.7 \}\);`/);
      assert.ok(linksOf(answer).includes('groundloop:/lesson/groundloop-course/m7-l2#sharpened-sampling'));
    });

    it('goes on to the next finding when it is asked again', async () => {
      const answer = await ask(briefing(lab, 'flawed'), 'What is wrong with my loop?', 'and what else is wrong?');
      assert.match(answer, /### F13 · /);
    });

    it('says why a flaw was found, and that one was not', async () => {
      assert.match(await ask(briefing(lab, 'flawed'), 'Why was F04 found?'), /### F04 · Human data lost/);
      assert.match(await ask(briefing(lab, 'flawed'), 'why F01?'), /F01 \(No outside grounding\) was not found/);
      assert.match(
        await ask(briefing(lab, 'never'), 'what about F01?'),
        /F01 means: nothing outside the model decides/,
      );
      assert.match(await ask(briefing(lab, 'flawed'), 'is F99 a problem?'), /not among the flaws/);
    });

    it('says that a report is about the text before', async () => {
      const answer = await ask(briefing(lab, 'stale'), 'What is wrong?');
      assert.match(answer, /changed the pipeline since/);
      assert.doesNotMatch(answer, /traced it to line/);
    });

    it('says first what kept a run from being graded', async () => {
      for (const question of ['What is wrong?', 'What should I do next?']) {
        assert.match(
          await ask(briefing(lab, 'fault'), question),
          /couldn’t be graded.*fliter is not a function.*line 7/,
        );
      }
    });

    it('says that there is no report', async () => {
      assert.match(await ask(briefing(lab, 'never'), 'What is wrong?'), /no report yet/);
    });

    it('explains terms, differences, words of the report, and where things are taught', async () => {
      const at = briefing(lab, 'flawed');
      assert.match(await ask(at, 'What does perplexity mean?'), /How surprised a model is by a text/);
      const both = await ask(at, 'What is the difference between replacement and accumulation?');
      assert.match(both, /take the place of the data before/);
      assert.match(both, /the original stays/);
      assert.match(await ask(at, 'What does diversity in the chart mean?'), /how spread out the model’s questions/);
      assert.match(await ask(at, 'What does the limit mean?'), /fixed before your run/);
      const where = await ask(at, 'In which lesson can I read about sycophancy?');
      assert.ok(
        linksOf(where).some((href) => href.includes('m7-l3')),
        where,
      );
      assert.match(await ask(at, 'who was AlphaGo Zero trained by?'), /rules of Go/);
    });

    it('walks the ladder of hints, and says when it ends', async () => {
      const at = briefing(lab, 'flawed');
      const [first, second] = labOf(lab).lab.hints['F06'] ?? assert.fail();
      assert.ok((await ask(at, 'give me a hint')).includes(first ?? '-'));
      assert.ok((await ask(at, 'hint', 'another hint please')).includes(second ?? '-'));
      assert.ok((await ask(at, "I'm stuck, a hint for F04")).includes(labOf(lab).lab.hints['F04']?.[0] ?? '-'));
      assert.match(await ask(at, 'hint', 'hint', 'hint', 'hint', 'hint'), /Hint 1 of \d for F13/);
      assert.match(await ask(at, ...Array<string>(13).fill('hint')), /no hint left/);
    });

    it('gives hints about what a run found: before any run it says to run first, and after a pass what to do with it', async () => {
      for (const question of ['hint', 'Give me the solution', 'give me a hint for F04']) {
        const before = await ask(briefing(lab, 'never'), question);
        assert.match(before, /Hints are about what a run found, so run once first: \*\*Simulate and grade\*\*/);
        assert.doesNotMatch(before, /say \*hint\*|no hint left/);
        const fault = await ask(briefing(lab, 'fault'), question);
        assert.match(fault, /run once first.*fliter is not a function/);
        const after = await ask(briefing(lab, 'passed'), question);
        assert.match(after, /You have passed this lab\..*\*\*Groundloop: Compare with Solution\*\*/);
        assert.doesNotMatch(after, /say \*hint\*|no hint left|once you pass/);
      }
    });

    it('offers no hint when the last was taken, but the report and the section', async () => {
      const at = briefing('mapping-the-loop', 'flawed');
      const { length } = labOf('mapping-the-loop').lab.hints['F01'] ?? assert.fail();
      const hints = Array<string>(length).fill('hint');
      assert.match(await ask(at, ...hints.slice(1), 'Give me the solution'), /say \*hint\*/);
      for (const said of [hints, [...hints, 'hint'], [...hints, 'hint for F01']]) {
        const answer = await ask(at, ...said, 'Give me the solution');
        assert.match(answer, /There is no hint left for F01\. The report says what was changed/);
        assert.doesNotMatch(answer, /say \*hint\*/);
        assert.ok(linksOf(answer).includes('groundloop:/lesson/groundloop-course/m7-l1#let-it-decide'));
      }
    });

    it('doesn’t do the exercise, and offers a hint', async () => {
      for (const question of [
        'Just give me the answer.',
        'Write the pipeline for me',
        'show me the solution please',
        '請直接給我答案',
      ]) {
        assert.match(
          await ask(briefing(lab, 'flawed'), question),
          /I don’t have the solution.*\n\n.*next hint/,
          question,
        );
      }
    });

    it('says what comes next, by where the lab stands', async () => {
      assert.match(await ask(briefing(lab, 'flawed'), 'What should I try next?'), /Take one finding, F06/);
      assert.match(await ask(briefing(lab, 'passed'), 'what now?'), /A pass is not the end/);
    });

    it('doesn’t judge an idea, but says how to find out', async () => {
      assert.match(
        await ask(briefing(lab, 'flawed'), 'I think the temperature is the problem. Am I right?'),
        /the simulator can/,
      );
    });

    it('asks one question at a time, and goes on when it is answered', async () => {
      const at = briefing(lab, 'never');
      const [first] = [...labOf(lab).prompts].find(([name]) => name === 'predict.md')?.slice(1) ?? [];
      assert.match(await ask(at, first ?? ''), /Question 1\.\*\* About a fact that only one human sentence/);
      assert.match(await ask(at, first ?? '', 'In the sampling, because it is rare'), /Question 2\.\*\* Line 8/);
      assert.match(await ask(at, first ?? '', 'In the sampling', 'the drafts'), /Question 3\.\*\*/);
      assert.match(await ask(at, first ?? '', 'In the sampling', 'What does perplexity mean?'), /How surprised/);
    });

    describe('in an interview', () => {
      const at = (): Briefing => briefing('mapping-the-loop', 'never');
      const begin = [...labOf('mapping-the-loop').prompts].find(([name]) => name === 'map.md')?.[1] ?? '';

      it('takes for an answer what doesn’t end with a question mark, whatever it sounds like', async () => {
        const answers = [
          'people watch what is recommended',
          'the answer is given by users, I think',
          'What is clicked',
        ];
        for (const [i, decides] of ['what decides', 'what is learned', 'whether the decision comes'].entries()) {
          const answer = await ask(at(), begin, ...answers.slice(0, i + 1));
          assert.match(answer, new RegExp(`^Noted[^]*Question ${i + 2}\\.\\*\\* Tell me ${decides}`));
        }
      });

      it('answers a question or a request, and asks its own again', async () => {
        const first = 'people watch what is recommended';
        assert.match(
          await ask(at(), begin, first, 'What is a verifier?'),
          /outside the model that checks[^]*Question 2\./,
        );
        assert.match(await ask(at(), begin, first, 'hint'), /run once first[^]*Question 2\./);
        assert.match(await ask(at(), begin, first, 'best pizza recipe?'), /found nothing[^]*Question 2\./);
        assert.match(
          await ask(at(), begin, first, 'Give me the solution'),
          /I don’t have the solution[^]*Question 2\./,
        );
        const answer = await ask(at(), begin, first, 'What is a verifier?', 'the users');
        assert.match(answer, /^Noted[^]*Question 3\./);
        assert.equal(answer.match(/Question \d/g)?.length, 1);
      });

      it('ends when it is told to, and when the questions have run out', async () => {
        for (const end of ['stop', 'Cancel', 'enough, please', 'OK, stop.', '停']) {
          assert.match(await ask(at(), begin, 'people', end), /^Good, we leave it there/, end);
        }
        const after = await ask(at(), begin, 'people', 'stop', 'verifier errors');
        assert.doesNotMatch(after, /Noted|Question \d/);
        assert.match(await ask(at(), begin, 'It stops when nobody likes it', 'enough people liked it'), /Question 3\./);
        const all = 'a b c d e f g h i j k l m n'.split(' ');
        const last = (await Promise.all(all.map((_, i) => ask(at(), begin, ...all.slice(0, i + 1))))).findIndex(
          (answer) => answer.includes('These were my questions'),
        );
        assert.ok(last > 0);
        assert.match(await ask(at(), begin, ...all.slice(0, last + 1), 'What is a verifier?'), /checks an output/);
        assert.doesNotMatch(await ask(at(), begin, ...all.slice(0, last + 2)), /Noted|These were my/);
      });

      it('says which service is most like what was told, where that was wished', async () => {
        const told = ['a video site', 'what users watch and like', 'what is recommended', 'from outside: users'];
        assert.match(await ask(at(), begin, ...told), /most like it here: `users\.thumbs` \(what users like\)/);
        assert.doesNotMatch(await ask(at(), begin, 'x', 'y', 'z', 'no idea'), /most like it here/);
      });
    });

    it('quotes no passage twice in one answer, nor again beside the next answers', async () => {
      const flawed = briefing('mapping-the-loop', 'flawed');
      const quoted = (answer: string): string[] => answer.match(/^> (?!—).{20,}$/gm) ?? [];
      const begin = [...labOf('mapping-the-loop').prompts].map(([, text]) => text);
      const seen: string[] = [];
      const said = ['What is wrong with my loop?', ...begin, 'people write', 'What should I try next?', 'why F01?'];
      for (const [i] of said.entries()) seen.push(...quoted(await ask(flawed, ...said.slice(0, i + 1))));
      assert.equal(new Set(seen).size, seen.length, seen.join('\n'));
    });

    it('begins with what a word means where that is asked beside something else', async () => {
      const at = briefing('mapping-the-loop', 'flawed');
      assert.match(
        await ask(at, 'What does log odds mean and why is F01 flawed?'),
        /^\*\*Log odds\*\* compare chances[^]*### F01 · /,
      );
      assert.match(await ask(at, 'What is a verifier, and why was F01 found?'), /^> Anything outside[^]*### F01 · /);
      assert.match(await ask(at, 'What is wrong with my verifier?'), /^### F01 · /);
    });

    it('explains a score that fell by what the newest report found', async () => {
      const at = briefing('mapping-the-loop', 'flawed');
      for (const question of [
        'Why did my score fall?',
        'why is my score lower now',
        '為什麼分數變低了？',
        '分數掉了',
      ]) {
        assert.match(await ask(at, question), /### F01 · /, question);
      }
    });

    it('says what is nearest to its limit only where something is near', async () => {
      const passed = briefing(lab, 'passed');
      const answer = await ask(passed, 'Why did I pass?');
      assert.doesNotMatch(answer, /Nearest to its limit/);
      const verdict = passed.verdict?.verdict ?? assert.fail();
      const flaws = verdict.flaws.map((flaw) =>
        flaw.id === 'F04' ? { ...flaw, evidence: { ...flaw.evidence, nearLimit: true } } : flaw,
      );
      const near = { ...passed, verdict: { verdict: { ...verdict, flaws }, stale: false } };
      assert.match(await ask(near, 'Why did I pass?'), /Nearest to its limit is F04/);
    });

    it('greets, takes thanks, and says what it is', async () => {
      assert.match(await ask(briefing(lab, 'never'), 'Hello!'), /Hello\.\n\nAsk me/);
      assert.match(await ask(briefing(lab, 'never'), 'thanks'), /welcome/);
      assert.match(await ask(briefing(lab, 'never'), 'Are you an AI?'), /not a language model/);
      assert.match(await ask(briefing(lab, 'never'), '你是誰？'), /not a language model/);
    });

    it('says so when the course has nothing on a question', async () => {
      for (const question of ['What is the weather in Paris?', 'best pizza recipe', 'qwertz uiop']) {
        assert.match(await ask(briefing(lab, 'never'), question), /found nothing about that in this course/, question);
      }
    });

    it('answers questions in Chinese with what the course has', async () => {
      const at = briefing(lab, 'flawed');
      assert.match(await ask(at, '什麼是模型崩潰？'), /Loss of quality or variety/);
      assert.match(await ask(at, '我的迴圈哪裡錯了？'), /### F06/);
      assert.match(await ask(at, '給我一個提示'), /Hint 1 of/);
      assert.match(await ask(at, '下一步要做什麼？'), /Take one finding/);
      assert.match(await ask(at, '今天天氣如何'), /found nothing/);
    });
  });

  describe('given something odd', () => {
    it('reads the beginning of a megabyte, and says so', async () => {
      const question = `What is model collapse? ${'word salad '.repeat(100_000)}`;
      const took = await processorTime(async () => {
        assert.match(await ask(briefing('model-collapse', 'flawed'), question), /That is long \(1100024 characters\)/);
      });
      assert.ok(took < 10_000, `${took} ms`);
    });

    it('says what can be asked when nothing was', async () => {
      for (const nothing of ['', '   \n', '???', '🙂']) {
        assert.match(await ask(briefing('model-collapse', 'never'), nothing), /nothing that I could look up/);
      }
    });

    it('does without a pipeline, a task, lessons and a report', async () => {
      const bare: Briefing = {
        pack: { id: 'p', title: 'P', lessons: [], glossary: [], bibliography: [], explainedIn: {} },
        lab: {
          id: 'l',
          title: 'L',
          task: '',
          persona: '',
          opening: '',
          prompts: [],
          avoid: [],
          support: 'hints',
          explainedIn: {},
          settings: [],
        },
        pipeline: '',
        verdict: null,
        fault: null,
        hintsTaken: {},
      };
      for (const question of [
        'What is wrong?',
        'explain my pipeline',
        'ask me what is learned',
        'play a critic',
        'x',
        'compare a and b',
        'what next?',
      ]) {
        let answer = '';
        for await (const piece of offlineCoach.answer(
          [{ role: 'learner', text: question }],
          bare,
          deedsOf(briefing('pause-rule', 'never')),
          new AbortController().signal,
        )) {
          if (piece.kind === 'text') answer += piece.text;
        }
        assert.ok(answer.length > 50, question);
      }
    });
  });

  describe('does as the instructor says', () => {
    const told = (change: Partial<Briefing['lab']>): Briefing => {
      const at = briefing('model-collapse', 'flawed');
      return { ...at, lab: { ...at.lab, ...change } };
    };

    it('leaves topics to the class, and quotes no section named so', async () => {
      const at = told({ avoid: ['model collapse', 'sample the model'] });
      assert.match(await ask(at, 'Why do models collapse?'), /“model collapse” left to the class/);
      assert.doesNotMatch(await ask(at, 'What is wrong?'), /Sample the model as it is/);
    });

    it('only asks and points where it shall only ask', async () => {
      const at = told({ support: 'questions' });
      for (const question of [
        'What is wrong?',
        'What does perplexity mean?',
        'what is model collapse',
        'What should I try next?',
      ]) {
        const answer = await ask(at, question);
        assert.doesNotMatch(answer, /^>/m, answer);
        assert.match(answer, /\?\*\*/);
        assert.ok(linksOf(answer).length > 0);
      }
      assert.match(await ask(at, 'hint'), /without hints/);
    });

    it('explains but gives no hint where it shall explain', async () => {
      const at = told({ support: 'concepts' });
      assert.match(await ask(at, 'What does perplexity mean?'), /^> How surprised/m);
      assert.match(await ask(at, 'give me a hint'), /without hints/);
      assert.doesNotMatch(await ask(at, 'give me the answer'), /next hint/);
    });
  });
});
