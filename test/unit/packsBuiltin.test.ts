import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import ts from 'typescript';
import { noProgress } from '../../src/core/course/progress.ts';
import type { Pack } from '../../src/core/course/pack.ts';
import { ENTRIES } from '../../src/core/course/world.ts';
import { grade } from '../../src/core/grading/grade.ts';
import type { Program } from '../../src/core/grading/program.ts';
import { PackLibrary } from '../../src/packs/library.ts';
import { lessonView } from '../../src/packs/lessonView.ts';
import { formatProblem } from '../../src/packs/position.ts';

const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const { packs, problems } = await new PackLibrary(at('labs')).contents();

/** Every pipeline of a pack: its file, and the flaws it must be caught for. */
const pipelines = (pack: Pack) =>
  [...pack.labs].flatMap(([id, { lab, solutions, variants }]) => {
    const folder = `labs/${pack.id}/labs/${id}`;
    return [
      { lab, file: `${folder}/pipeline.ts`, flaws: lab.expect.skeleton },
      ...[...solutions.keys()].map((name) => ({ lab, file: `${folder}/solutions/${name}`, flaws: [] })),
      ...[...variants.keys()].map((name) => ({
        lab,
        file: `${folder}/variants/${name}`,
        flaws: lab.expect.variants[name] ?? [],
      })),
    ];
  });

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
    this.timeout(30_000);
    const files = packs.flatMap((pack) => [
      ...pipelines(pack).map(({ file }) => at(file)),
      ...[...pack.systems.keys()].map((id) => at(`labs/${pack.id}/systems/${id}/pipeline.ts`)),
    ]);
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

        it('has 1000 to 1800 words, and says how long they take', () => {
          const words = lesson.body.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu)?.length ?? 0;
          assert.ok(words >= 1000 && words <= 1800, `${words} words`);
          assert.ok(Math.abs(lesson.minutes - words / 190) <= 2, `${words} words in ${lesson.minutes} minutes`);
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

    for (const { lab, file, flaws } of pipelines(pack)) {
      it(`${file} ${flaws.length === 0 ? 'passes' : `is caught for ${flaws.join(', ')} and nothing else`}`, async function () {
        this.timeout(20_000);
        const module = (await import(pathToFileURL(at(file)).href)) as Record<string, unknown>;
        const step = module[ENTRIES[lab.world.kind].name] as Program['step'];
        const { memory } = module;
        const graded = grade({
          lab,
          instantiate: () => ({ step, memory: structuredClone(memory) }),
          source: { callSite: () => undefined, callSpan: () => undefined, returnSpan: () => undefined },
          seedBlock: 0,
        });
        const found = graded.flaws.filter(({ state }) => state === 'flawed').map(({ id }) => id);
        assert.deepEqual(found.sort(), [...flaws].sort(), graded.summary);
        assert.equal(graded.passed, flaws.length === 0);
      });
    }
  }
});
