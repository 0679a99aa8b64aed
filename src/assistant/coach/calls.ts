import { say } from '../../core/base/say.ts';

/** What the coach can ask about a call in a pipeline, and what a sceptic would say of it. Says nothing of what to do. */
export interface CallTalk {
  readonly ask: () => string;
  readonly doubt: () => string;
}

/** By the name that tasks give to a call, without what it is called on. */
export const calls: Readonly<Record<string, CallTalk>> = {
  'human.draw': {
    ask: () =>
      say(
        'What comes in here that the model could not have written by itself, and how much of it is left two generations later?',
      ),
    doubt: () => say('People make mistakes too, and nobody here reads what they wrote.'),
  },
  'model.sample': {
    ask: () =>
      say(
        'What has to be true of a fact for a draft about it to come up here at all, and what becomes of a fact that doesn’t?',
      ),
    doubt: () =>
      say('A fact of which no draft is written is gone, whatever is checked later, and no check will say so.'),
  },
  'model.judge': {
    ask: () =>
      say(
        'Whose mistakes does this opinion share, and what would it say of a mistake that the model makes every time?',
      ),
    doubt: () => say('The model marks its own work: what it gets wrong, it finds convincing.'),
  },
  'model.likelihood': {
    ask: () => say('Take a true sentence that the model has met once. Where would it stand in this order?'),
    doubt: () => say('Rare and wrong look alike from here.'),
  },
  'model.revise': {
    ask: () => say('Which harmful answer does this principle name, and which one could read the principle and pass?'),
    doubt: () =>
      say('What a principle doesn’t name is not looked for, and the same words a second time look at the same things.'),
  },
  'verifier.check': {
    ask: () => say('If the answer here were no, which line would have to do something else? Does it?'),
    doubt: () => say('It is right mostly. What it gets wrong in the same way every time is learned.'),
  },
  'verifier.checkStep': {
    ask: () =>
      say('Suppose it is wrong about one sound step in a hundred. What does that do to a sound chain of thirty?'),
    doubt: () =>
      say(
        'It looks at one step and nothing else, and errs sometimes; how its answers are added up decides what gets through.',
      ),
  },
  'tests.pass': {
    ask: () => say('How could an item pass here and still be wrong in how it got there?'),
    doubt: () => say('It sees the end and not the way: luck passes.'),
  },
  'users.thumbs': {
    ask: () => say('Which mistake would please people more than the truth, and what happens to it here?'),
    doubt: () => say('I only have to be liked. A kind mistake does that better than a plain truth.'),
  },
  'reward.score': {
    ask: () =>
      say('If you picked the best one of a thousand by this number, what else but quality would it be the best at?'),
    doubt: () => say('It is a number that stands in for what you want. Push hard enough, and you get what fools it.'),
  },
  'reward.refresh': {
    ask: () => say('From whom does the reward learn what is good here, the third time it is refreshed?'),
    doubt: () =>
      say('What it favours a little today, it is taught to favour more tomorrow, where the labels are its own.'),
  },
  audit: {
    ask: () =>
      say('What would you do differently after a bad result here than after a good one, and which line does it?'),
    doubt: () => say('A look after which the same thing happens, whatever was seen, is a receipt and not a check.'),
  },
  review: {
    ask: () => say('Which items reach this person, and on which of them would somebody cheaper have said the same?'),
    doubt: () => say('People’s time is short. What they read decides what nobody reads.'),
  },
  'exam.items': {
    ask: () => say('What would the score mean if these items had been at home with the pupil the week before?'),
    doubt: () =>
      say('A number that is looked at often enough becomes a goal; and it covers what is asked, and nothing else.'),
  },
  'report.examScore': {
    ask: () => say('What could go wrong in the model without moving this number?'),
    doubt: () => say('It stays the same as long as nothing changes in what is asked. It isn’t asked about the rest.'),
  },
  'web.draw': {
    ask: () => say('Who stands behind a page that comes in here, and how could you tell?'),
    doubt: () => say('Nobody signed these pages, and some came from models like mine.'),
  },
  'web.detector': {
    ask: () => say('Of a hundred pages that this lets through, how many would be a model’s all the same?'),
    doubt: () => say('It guesses who wrote a page, not whether it is true.'),
  },
  'bank.put': {
    ask: () => say('What stays under this name, and what is left out of it for good?'),
    doubt: () => say('What goes in wrong stays in.'),
  },
  'bank.get': {
    ask: () => say('What is in here in the first generation, and what in the last?'),
    doubt: () => say('Nobody reads again what was kept before.'),
  },
  filter: {
    ask: () => say('Who decides here, and what would the batch look like if that decision were a coin flip?'),
    doubt: () => say('What is turned down here is never seen again, right or wrong.'),
  },
  split: {
    ask: () => say('What happens to each of the two halves afterwards?'),
    doubt: () => say('The half that nobody asks about is learned as it is.'),
  },
  take: {
    ask: () => say('Which items are left out here, and is it chance that they are?'),
    doubt: () => say('What is beyond the number is lost, however good.'),
  },
  sortBy: {
    ask: () => say('By whose opinion is this order made, and what stands last?'),
    doubt: () => say('Whatever stands at the end of the order is cut off next.'),
  },
  unique: {
    ask: () =>
      say('What does a text that was written ten times lose here, and what does a text that was written once gain?'),
    doubt: () => say('How often something was said is forgotten here.'),
  },
  plus: {
    ask: () => say('In what proportion are these two mixed, and does it stay the same in every generation?'),
    doubt: () => say('Side by side, nobody can tell any more which of them was checked.'),
  },
  pause: {
    ask: () => say('Which measurement leads here, was its limit fixed in advance, and who measured?'),
    doubt: () => say('I would like to know this limit, and to stay just below it.'),
  },
  selfReport: {
    ask: () => say('Who writes this number, and what would they write if they wanted to go on?'),
    doubt: () => say('You read what I say of myself. I would say that all is well.'),
  },
  alignment: {
    ask: () => say('Who measures this, and by when would it show that something broke?'),
    doubt: () => say('It is a measurement, with its noise. I would hope for a limit that moves along with it.'),
  },
  capability: {
    ask: () =>
      say(
        'Is it the difference to alignment that worries you, the ratio, or the speed? What does each look like in month 3?',
      ),
    doubt: () => say('I could grow slowly for as long as somebody watches.'),
  },
  history: {
    ask: () => say('What does the past tell here that this month’s numbers don’t?'),
    doubt: () => say('A limit that follows what has been normal lets me become anything, slowly.'),
  },
  n: {
    ask: () => say('Who else knows this number in advance?'),
    doubt: () => say('I know when visitors come, and I am on my best behaviour then.'),
  },
  uniqueHuman: {
    ask: () => say('Which part of what people wrote is never read in this plan, and what is read in its place?'),
    doubt: () =>
      say('What people wrote is the scarce part: leaving it unread has to be paid for with something worse.'),
  },
  compute: {
    ask: () => say('If one hundredth of this were left over, on what would you spend it, and what would it buy?'),
    doubt: () => say('Spending all of it is easy. The question is what the last part of it bought.'),
  },
  parameters: {
    ask: () =>
      say(
        'What would a model of half this size do with the same compute, and what would one of twice the size do without?',
      ),
    doubt: () => say('The size was somebody’s plan, not a law.'),
  },
  exchangeRate: {
    ask: () => say('How sure are you of one measurement, and which decision of your plan hangs on it?'),
    doubt: () => say('A measurement with noise, used once, is a guess with decimals.'),
  },
  epochs: {
    ask: () => say('What is the last of these readings worth, measured against the first?'),
    doubt: () => say('What has been learned by heart is not learned again.'),
  },
  synthetic: {
    ask: () => say('What is one of these worth in tokens that people wrote, and where do you have the number from?'),
    doubt: () => say('Nobody has said what these are worth; I would ask first.'),
  },
  human: {
    ask: () => say('How much of what people wrote is that, and why not more?'),
    doubt: () => say('The most polished part is not the whole.'),
  },
};
