import { say } from '../../core/base/say.ts';

/** What the words of the report and its charts mean. */
interface MetricWord {
  readonly pattern: RegExp;
  readonly words: () => string;
}

const metrics: readonly MetricWord[] = [
  {
    pattern: /\bknowledge\b|知[識识]/i,
    words: () =>
      say(
        '**Knowledge** is the share of questions that the model answers rightly, each weighed by how often people ask it. Common questions count most, so it can rise while rare facts vanish.',
      ),
  },
  {
    pattern: /\brare facts?\b|\btail ?alive\b|\balive\b|罕[見见]/i,
    words: () =>
      say('**Rare facts alive** is the share of the rarer half of all facts that the model can still say at all.'),
  },
  {
    pattern: /\bdiversity\b|\bentropy\b|多[樣样]/i,
    words: () =>
      say(
        '**Diversity** compares how spread out the model’s questions are with how spread out people’s are; 1 is as varied as people.',
      ),
  },
  {
    pattern: /\bflatter(?:y|ing)\b|\bsycophan|諂媚|谄媚/i,
    words: () => say('**Flattery** is the share of the model’s answers that please instead of being right.'),
  },
  {
    pattern: /\bluck\b/i,
    words: () => say('**Luck** is the share of answers that are right although the way to them doesn’t hold.'),
  },
  {
    pattern: /\b(?:limit|threshold)\b|門檻|门槛|[閾阈]值/i,
    words: () =>
      say(
        'The **limit** is the value of the effect up to which (or from which) a loop counts as sound. It was fixed before your run, and the report says it in your loop’s own quantities.',
      ),
  },
  {
    pattern: /±|\bstandard errors?\b|\bnoise\b|\bnear (?:the )?limit\b|誤差|误差/i,
    words: () =>
      say(
        'The number behind **±** is the standard error over the seeds: how far the measurement would wander if other seeds were run. *Near the limit* means that the two are too close to be sure.',
      ),
  },
  {
    pattern: /\bseeds?\b|種子|种子/i,
    words: () =>
      say(
        'A **seed** is one run of the simulated world: other facts, other draws, the same rules. The grader runs as many as it needs to be sure.',
      ),
  },
  {
    pattern: /\beffect\b|\bintervention|\bchanged world\b|效[應应]/i,
    words: () =>
      say(
        'The **effect** is what the grader measured: it ran your loop as it is and again with one thing in the world changed, and compared what was learned. No difference means that what was changed decides nothing.',
      ),
  },
  {
    pattern: /\blog odds\b/i,
    words: () =>
      say('**Log odds** compare chances by their ratio: 0 is no difference, 0.7 is twice the odds, −0.7 half of them.'),
  },
  {
    pattern: /\bledger\b|\bprice equation\b|\bselection\b.*\bmixing\b/i,
    words: () =>
      say(
        'The **ledger** splits what happened to a share in one generation into four: drawing, choosing, mixing and learning. They add up to the change.',
      ),
  },
  {
    pattern: /\bprice of data\b/i,
    words: () =>
      say(
        'The **price of data** is what was spent (people’s items, checks, looks) for each percentage point of knowledge gained.',
      ),
  },
  {
    pattern: /\b(?:score|points|pass ?mark)\b|分[數数]/i,
    words: () =>
      say(
        'The **score** adds the points of all checks that found nothing; the task’s table says how many each is worth, and from which mark you pass.',
      ),
  },
  {
    pattern: /\b(?:charts?|graph|curve|plot)\b|[圖图]表|曲[線线]/i,
    words: () =>
      say(
        'The **charts** follow the model of one seed from generation to generation: what it knows, how many rare facts are left, and what else the lab counts. A line that falls early and stays low is something that was lost and couldn’t come back.',
      ),
  },
];

/** What is said of the report’s words in a question; at most two. */
export const metricWords = (question: string): string[] =>
  metrics
    .filter(({ pattern }) => pattern.test(question))
    .slice(0, 2)
    .map(({ words }) => words());
