import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { noProgress } from '../../src/core/course/progress.ts';
import type { Pack } from '../../src/core/course/pack.ts';
import { wordsIn } from '../../src/packs/checkProse.ts';
import { PackLibrary } from '../../src/packs/library.ts';
import { lessonView } from '../../src/packs/lessonView.ts';
import { formatProblem } from '../../src/packs/position.ts';

const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const { packs, problems } = await new PackLibrary(at('labs')).contents();

/** The files of every pipeline of a pack, systems included. What the grader finds in them is for `groundloop check` (test/cli). */
const pipelines = (pack: Pack): string[] => [
  ...[...pack.labs].flatMap(([id, { solutions, variants }]) => {
    const folder = `labs/${pack.id}/labs/${id}`;
    return [
      `${folder}/pipeline.ts`,
      ...[...solutions.keys()].map((name) => `${folder}/solutions/${name}`),
      ...[...variants.keys()].map((name) => `${folder}/variants/${name}`),
    ];
  }),
  ...[...pack.systems.keys()].map((id) => `labs/${pack.id}/systems/${id}/pipeline.ts`),
];

describe('The packs in labs/', () => {
  it('load without a problem', () => {
    assert.deepEqual(problems.map(formatProblem), []);
    assert.ok(packs.some(({ id }) => id === 'groundloop-course'));
  });

  it('say everything in our own words', function () {
    const tool = at('../shared/tools/originality.mjs');
    if (!existsSync(tool)) this.skip();
    const run = spawnSync(process.execPath, [tool, at('labs')], { encoding: 'utf8' });
    assert.equal(run.status, 0, run.stdout);
  });

  it('hold pipelines that type-check against the learner’s API', function () {
    this.timeout(120_000);
    const files = packs.flatMap((pack) => pipelines(pack).map(at));
    const program = ts.createProgram([at('src/core/simulation/groundloop.d.ts'), ...files], {
      noEmit: true,
      strict: true,
      target: ts.ScriptTarget.ES2023,
      lib: ['lib.es2023.d.ts'],
      types: [],
      noUnusedLocals: true,
      noUnusedParameters: true,
    });
    const host = { getCurrentDirectory: () => at('.'), getCanonicalFileName: (f: string) => f, getNewLine: () => '\n' };
    assert.equal(ts.formatDiagnostics(ts.getPreEmitDiagnostics(program), host), '');
  });

  for (const pack of packs) {
    for (const [id, lesson] of pack.lessons) {
      describe(`${pack.id}/${id}`, () => {
        const view = lessonView(pack, lesson, noProgress);

        it('has 1000 to 1800 words', () => {
          const words = wordsIn(lesson.body);
          assert.ok(words >= 1000 && words <= 1800, `${words} words`);
        });

        it('asks three questions with four options, each with feedback that teaches', () => {
          assert.equal(lesson.quiz.questions.length, 3);
          for (const { options, section } of lesson.quiz.questions) {
            assert.equal(options.length, 4);
            assert.ok(section !== undefined);
            for (const { feedback } of options) assert.ok(feedback.split(/\s+/).length >= 15, feedback);
          }
        });

        it('tells a documented case and what is contested', () => {
          assert.match(view.html, /<aside class="case">/);
          assert.match(view.html, /<aside class="contested">/);
        });

        it('gives every element an id of its own, and numbers sources from 1 without a gap', () => {
          const ids = [...view.html.matchAll(/ id="([^"]*)"/g)].map((match) => match[1]);
          assert.equal(new Set(ids).size, ids.length);
          const cited = [...view.html.matchAll(/class="cite"[^>]*>(\d+)</g)].map((match) => Number(match[1]));
          assert.deepEqual(
            [...new Set(cited)],
            view.sources.map(({ number }) => number),
          );
          assert.deepEqual(
            view.sources.map(({ number }) => number),
            view.sources.map((_, i) => i + 1),
          );
        });
      });
    }

    for (const [id, { lab }] of pack.labs) {
      for (const [flaw, ladder] of Object.entries(lab.hints)) {
        it(`${pack.id}/${id} leads with four hints on ${flaw} from a question to an example in other code`, () => {
          const [nudge = '', , , example = ''] = ladder;
          assert.equal(ladder.length, 4);
          assert.match(nudge, /\?$/);
          assert.match(example, /\n\n {4}\S/);
          assert.doesNotMatch(example, /\b(g|model|human|verifier|users|tests|exam|bank)\.\w+\(/);
        });
      }
    }
  }
});
