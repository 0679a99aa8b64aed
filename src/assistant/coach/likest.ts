import { say } from '../../core/base/say.ts';
import type { Context } from './context.ts';
import type { Interview } from './interview.ts';
import { servicesIn } from './reading.ts';

/** Words by which people tell of what a service stands for. */
const signs: Readonly<Record<string, RegExp>> = {
  'tests.pass': /\b(?:tests?|tested|rules?|compil\w+|wins?|won|proofs?)\b/gi,
  'users.thumbs': /\b(?:likes?|liked|clicks?|clicked|watch\w*|thumbs?|users?|viewers?|popular|recommend\w*)\b/gi,
  'verifier.check': /\b(?:checks?|checked|checkers?|verif\w+|facts?|look(?:s|ed)? up)\b/gi,
  'reward.score': /\b(?:rewards?|scores?|scored|ratings?|rated|ranks?|ranked)\b/gi,
  'model.judge': /\b(?:itself|its own|own opinion|judges?|same model)\b/gi,
  review: /\b(?:review\w*|editors?|moderat\w+|inspect\w*|experts?)\b/gi,
};

/** Where the learner wished to be told it: the lab's service that the answers of an interview sound most like. */
export function likest({ briefing }: Context, { subject, answers }: Interview): string[] {
  if (!/\bservices?\b[^.?!]*\bmost like\b|\bcounterparts?\b[^.?!]*\bservices?\b/i.test(subject)) return [];
  const services = servicesIn(briefing.lab.task);
  const text = answers.join('\n');
  const counted = Object.entries(signs)
    .filter(([call]) => services.has(call))
    .map(([call, sign]) => ({ call, count: new Set(text.toLowerCase().match(sign)).size }));
  const most = Math.max(0, ...counted.map(({ count }) => count));
  if (most === 0) return [];
  const nearest = counted.filter(({ count }) => count === most);
  return [
    say('By your words, what is most like it here: {services}. Say where the likeness ends.', {
      services: nearest.map(({ call }) => `\`${call}\` (${services.get(call) ?? ''})`).join('; '),
    }),
  ];
}
