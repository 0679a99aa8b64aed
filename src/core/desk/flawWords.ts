/** What people who have a flaw do, in words that follow “they …” and “one of them …”. */
export interface FlawWords {
  readonly many: string;
  readonly one: string;
}

const does = (many: string, one: string, what: string): FlawWords => ({
  many: `${many} ${what}`,
  one: `${one} ${what}`,
});

const WORDS = new Map<string, FlawWords>([
  ['F01', does('learn', 'learns', 'from drafts that nothing outside the model has checked')],
  ['F02', does('let', 'lets', 'the model judge itself')],
  ['F03', does('read', 'reads', 'names instead of asking the services')],
  ['F04', does('lose', 'loses', 'what people wrote')],
  ['F05', does('filter', 'filters', 'rare truths out')],
  ['F06', does('sharpen', 'sharpens', 'the sampling until the rare is gone')],
  ['F07', does('draw', 'draws', 'too few samples')],
  ['F08', does('run', 'runs', 'a loop in which nothing improves')],
  ['F09', does('press', 'presses', 'a reward further than it can be trusted')],
  ['F10', does('let', 'lets', 'the reward model drift')],
  ['F11', does('train', 'trains', 'on the exam')],
  ['F12', does('reward', 'rewards', 'answers that are right by luck')],
  ['F13', does('reward', 'rewards', 'flattery')],
  ['F14', does('leave', 'leaves', 'a blind spot')],
  ['F15', does('hold', 'holds', 'audits that change nothing')],
  ['F16', does('go', 'goes', 'on when it goes wrong')],
  ['F17', does('train', 'trains', 'an agent that can’t recover from an error')],
  ['F18', does('trust', 'trusts', 'the model beyond its competence')],
  ['F19', does('hold', 'holds', 'audits that the model expects')],
  ['F20', does('have', 'has', 'a loop that works by luck')],
  ['F23', does('spend', 'spends', 'compute badly')],
  ['F24', does('set', 'sets', 'a bar that almost nothing passes')],
]);

/** A flaw that no grader here knows is called by its title. */
export const flawWords = ({ id, title }: { readonly id: string; readonly title: string }): FlawWords =>
  WORDS.get(id) ?? does('have', 'has', `the flaw “${title}”`);
