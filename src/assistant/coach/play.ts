import { say } from '../../core/base/say.ts';
import { calls } from './calls.ts';
import type { Context } from './context.ts';
import { codeSpan } from './quote.ts';
import { servicesIn } from './reading.ts';
import { stopsOf } from './tour.ts';

/** Calls that measure or judge: what isn't asked of them, nobody knows. */
const measures = new Set(
  'verifier.check verifier.checkStep tests.pass users.thumbs audit review reward.score exam.items web.detector exchangeRate alignment history'.split(
    ' ',
  ),
);

/** Somebody else's view of the pipeline: what could be said of each of its calls, and what nobody in it asks. */
export function play(context: Context): string[] {
  const stops = stopsOf(context);
  const seen = new Set<string>();
  const lines = new Map<string, string[]>();
  for (const { line, code, call } of stops) {
    const doubt = calls[call]?.doubt();
    if (doubt === undefined || seen.has(call)) continue;
    seen.add(call);
    const head = `- ${say('Line {line}', { line })} ${codeSpan(code)}`;
    lines.set(head, [...(lines.get(head) ?? []), `  “${doubt}”`]);
  }
  const unused = [...servicesIn(context.briefing.lab.task).keys()].filter(
    (call) => measures.has(call) && !seen.has(call),
  );
  return [
    say('I can’t act, but I can read your pipeline as somebody in that role would. From the code alone:'),
    [...lines].map(([head, doubts]) => [head, ...doubts].join('  \n')).join('\n'),
    unused.length > 0
      ? say(
          'Your code never asks {calls}, so whatever these would show, nobody has measured. Say so when you are asked.',
          {
            calls: unused.map((call) => `\`${call}\``).join(', '),
          },
        )
      : '',
  ];
}
