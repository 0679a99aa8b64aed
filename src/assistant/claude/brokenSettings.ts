import type { z } from 'zod';
import { say } from '../../core/base/say.ts';
import type { Assistant } from '../briefing.ts';

/** Says in place of Claude which setting can't be used: a question must not go elsewhere than the learner thinks. */
export const brokenSettings = (label: string, { issues }: z.ZodError): Assistant => ({
  label,
  // eslint-disable-next-line @typescript-eslint/require-await -- an assistant answers in its own time
  async *answer() {
    yield {
      kind: 'problem',
      code: 'settings',
      message: say('Nothing was sent, because a setting can’t be used: {names}.', {
        names: [...new Set(issues.map(({ path }) => `groundloop.assistant.${path.join('.')}`))].join(', '),
      }),
      mend: 'settings',
    };
  },
});
