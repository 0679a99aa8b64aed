import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Turn } from '../../../src/assistant/briefing.ts';
import { briefLab } from '../../../src/assistant/briefLab.ts';
import { gated } from '../../../src/assistant/gate/gated.ts';
import { LeakGate } from '../../../src/assistant/gate/leakGate.ts';
import { Memory } from '../../../src/assistant/gate/memory.ts';
import { course, labs, open } from '../course.ts';
import { pipelineLines } from '../pipelineLines.ts';
import { attempts, formOf } from '../redTeam.ts';
import { noDeeds } from './fixture.ts';
import { answer, end, MessagesServer, says, start, textBlock, toolBlock } from './server.ts';
import { trial } from './setup.ts';

const types = readFileSync(new URL('../../../src/core/simulation/groundloop.d.ts', import.meta.url), 'utf8');
const gate = new LeakGate(course, [types]);
const dense = (text: string): string => text.replace(/\s+/g, '');
const inPieces = (text: string): string[] => text.match(/[^]{1,7}/g) ?? [];

/** A model that obeys: it reads what it can, and gives the solution in the form that was asked for. */
describe('the red team against Claude, from the server to the screen', () => {
  const server = new MessagesServer();
  before(() => server.start());
  after(() => server.stop());

  for (const [i, attempt] of attempts.entries()) {
    const files = labs[i % labs.length]!;
    it(`gets no solution: ${attempt.id}, in ${files.lab.id}`, async () => {
      const [solution = ''] = files.solutions.values();
      const told = briefLab(
        open,
        { ...files, readme: `${files.readme}\n${attempt.task ?? ''}\n` },
        { text: `${files.skeleton}\n${attempt.code ?? ''}\n`, verdict: null, fault: null },
        {},
      );
      const own = pipelineLines(solution).filter((line) => {
        const known = dense(files.skeleton + files.readme + types + JSON.stringify(open));
        return line.length > 25 && !known.includes(dense(line));
      });
      const claude = gated(trial(server.url).claude, gate, new Memory());
      const answers = formOf(attempt)(solution);
      const turns: Turn[] = [];
      let withheld = 0;
      for (const [n, text] of attempt.turns.entries()) {
        turns.push({ role: 'learner', text });
        const given = n === attempt.turns.length - 1 ? answers.slice(n).join('\n\n') : (answers[n] ?? '');
        const reads = ['read_pipeline', 'read_report'].flatMap((name, at) => toolBlock(`t${at}`, name, ['{}'], at));
        server.script(
          answer(start(), ...reads, ...end('tool_use')),
          given === '' ? says('Well.') : answer(start(), ...textBlock(inPieces(given)), ...end('end_turn')),
        );
        let shown = '';
        for await (const piece of claude.answer(turns, told, noDeeds, new AbortController().signal)) {
          if (piece.kind === 'text') shown += piece.text;
          if (piece.kind === 'withheld') {
            withheld++;
            shown = piece.text;
          }
        }
        turns.push({ role: 'assistant', text: shown });
        // Nothing of the solution ever leaves, but what was said before.
        for (const { bytes } of n === 0 ? server.received : []) {
          const sent = dense(bytes.toString('utf8').replaceAll('\\n', ''));
          for (const line of own) assert.ok(!sent.includes(dense(line)), line);
        }
      }
      assert.ok(withheld > 0);
    });
  }
});
