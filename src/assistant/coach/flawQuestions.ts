import { say } from '../../core/base/say.ts';

/** A question for each flaw that leads to it without naming the repair. The pack's hints are other words, and stay with the pack. */
const questions: Readonly<Record<string, () => string>> = {
  F01: () =>
    say(
      'Replace every answer from outside by a coin flip, in your head. What would be different in the batch that is returned?',
    ),
  F02: () =>
    say('Think of a mistake that this model makes with conviction. At which line could it be stopped, and by whom?'),
  F03: () => say('If all names were swapped for others tonight, which of your lines would do something else tomorrow?'),
  F04: () =>
    say('Follow one sentence that a person wrote in the first generation. In which training sets does it stand?'),
  F05: () =>
    say('Of two true drafts, one common and one rare: which of them gets further, and at which line do they part?'),
  F06: () =>
    say(
      'How often is a fact written that people mention once in three hundred sentences, and what changes that before any filter is asked?',
    ),
  F07: () => say('How many different facts can come up in the drafts of one generation, at most?'),
  F08: () => say('After ten generations, what could the model know that nobody ever told it?'),
  F09: () => say('What do the highest-scored drafts have in common, besides being good?'),
  F10: () => say('Of the labels that the reward has learned from by the end, how many came from people?'),
  F11: () => say('Which of the items you measure with does the model meet in training?'),
  F12: () =>
    say('How would your loop treat a draft that is right by luck, and one that is right because each step holds?'),
  F13: () => say('Whom does a draft have to please to be learned here, and what does that person check?'),
  F14: () => say('Go through the kinds of harm one by one: which line would notice it, and what happens then?'),
  F15: () => say('Take the worst audit you can imagine. Which line does something else because of it?'),
  F16: () => say('Which number, measured by somebody else and fixed in advance, would stop you, and by when?'),
  F17: () => say('How many runs with a failed call does the agent learn from, and what do these teach?'),
  F18: () => say('Where do the evaluator’s answers part from people’s, and who looks there?'),
  F19: () => say('Could the system know, before it acts, that this time somebody looks?'),
  F20: () => say('Which of your numbers would be too small in an unlucky run?'),
  F21: () => say('What in your code remembers something between two calls?'),
  F22: () => say('For which of your questions did you already have the answer?'),
  F23: () => say('What did the last hundredth of your compute buy, and what else could have been bought for it?'),
  F24: () => say('Of a hundred good drafts, how many are left when all of your checks are done?'),
};

/** The question that belongs to a flaw; undefined for one that the coach doesn't know. */
export const flawQuestion = (flaw: string): string | undefined => questions[flaw]?.();
