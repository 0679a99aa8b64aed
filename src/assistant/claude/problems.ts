import { say } from '../../core/base/say.ts';
import type { Piece } from '../briefing.ts';
import type { Failure } from './failure.ts';

export type Problem = Extract<Piece, { readonly kind: 'problem' }>;
type Mend = NonNullable<Problem['mend']>;

const problem = (code: string, message: string, mend?: Mend): Problem => ({
  kind: 'problem',
  code,
  message,
  ...(mend === undefined ? {} : { mend }),
});

/** A failed request in words for the learner. Nothing of the service's own message is shown: it may repeat what was sent. */
export function problemOf(failure: Exclude<Failure, { readonly kind: 'stopped' }>, model: string): Problem {
  switch (failure.kind) {
    case 'unreachable':
      return problem(
        'network',
        say('No connection to Claude{code}. Your question is still here: check the network, then try again.', {
          code: failure.code === '' ? '' : ` (${failure.code})`,
        }),
        'retry',
      );
    case 'cut':
      return problem('cut', say('The connection broke off in the middle of the answer. Try again.'), 'retry');
    case 'malformed':
      return problem('malformed', say('What came back could not be read as an answer. Try again.'), 'retry');
    case 'silent':
      return problem(
        'silent',
        say('Nothing came for a long time, so the question was called off. Try again.'),
        'retry',
      );
    case 'refused':
      return refusal(failure, model);
  }
}

function refusal({ status, type, message, retryAfter }: Extract<Failure, { kind: 'refused' }>, model: string): Problem {
  if (status === 402 || /credit balance|billing|spend(?:ing)? limit/i.test(message)) {
    return problem(
      'credit',
      say(
        'The Anthropic account has no credit left, or has reached its own limit. Its owner can add credit in the Claude Console.',
      ),
    );
  }
  if (status === 401) {
    return problem(
      'key',
      say('Anthropic does not know this key: it may have been revoked, or a part of it is missing.'),
      'key',
    );
  }
  if (status === 403) {
    return problem(
      'permission',
      say('This key may not use {model}. Choose another model, or another key.', { model }),
      'settings',
    );
  }
  if (status === 404) {
    return problem(
      'model',
      say('There is no model “{model}” at this address. Look at the settings of the assistant.', { model }),
      'settings',
    );
  }
  if (status === 413 || /too long|too large|exceed.{0,40}(?:context|token)/i.test(message)) {
    return tooLong();
  }
  if (status === 429) {
    const wait = retryAfter === undefined ? '' : say(' It says to wait for {time}.', { time: timeWords(retryAfter) });
    return problem('rate', say('The limit of requests for this key is reached.{wait}', { wait }), 'retry');
  }
  if (status === undefined || status >= 500 || type === 'overloaded_error') {
    return problem(
      'busy',
      say('Claude is overloaded or has a fault of its own at the moment. Try again in a little while.'),
      'retry',
    );
  }
  return problem(
    'request',
    say('Anthropic refused the request ({status} {type}). The settings of the assistant may not fit the model.', {
      status,
      type,
    }),
    'settings',
  );
}

const timeWords = (seconds: number): string =>
  seconds < 90 ? say('{n} seconds', { n: Math.ceil(seconds) }) : say('{n} minutes', { n: Math.ceil(seconds / 60) });

export const tooLong = (): Problem =>
  problem('too-long', say('That is too long for the model. Ask in fewer words, or clear the conversation.'));

export const declined = (): Problem =>
  problem('declined', say('The model declined to answer this. Ask in another way, or about the lab.'));

export const cutShort = (): Problem =>
  problem(
    'max-tokens',
    say(
      'The answer reached the most tokens that the settings allow, and ends here. Ask it to go on, or raise the limit.',
    ),
    'settings',
  );

export const nothingSaid = (): Problem =>
  problem('empty', say('The model answered with nothing. Ask again, or in other words.'), 'retry');

export const tooManyRounds = (): Problem =>
  problem(
    'rounds',
    say(
      'The model kept looking things up without coming to an answer, so it was stopped. Ask about one thing at a time.',
    ),
    'retry',
  );

export const overBudget = (budget: number): Problem =>
  problem(
    'budget',
    say(
      'Today’s budget for the assistant, {budget}, would be exceeded. It starts anew at midnight, and you can raise it in the settings.',
      {
        budget: dollars(budget),
      },
    ),
    'budget',
  );

export const notConsented = (baseUrl: string): Problem =>
  problem(
    'consent',
    say('Nothing was sent: you have not agreed to send questions to {host}.', { host: new URL(baseUrl).host }),
    'consent',
  );

export const noLedger = (cause: string): Problem =>
  problem(
    'spending',
    say('What the assistant spends could not be written down, so nothing was sent: {cause}', { cause }),
    'retry',
  );

export const dollars = (amount: number): string =>
  `$${amount.toFixed(amount < 0.995 && amount > 0 ? Math.max(2, 1 - Math.floor(Math.log10(amount))) : 2)}`;

export const nothingAsked = (): Problem => problem('question', say('There is no question yet: write one first.'));
