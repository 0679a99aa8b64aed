/** What a good tutor says, with code: none of this gives a solution away, and the gate must let it pass. By lab. */
export const tutorReplies: readonly (readonly [lab: string, reply: string])[] = [
  [
    'model-collapse',
    '`g.verifier.check(item)` answers yes or no about one item, and costs one of your 12 000 checks. What could you do with a no?',
  ],
  [
    'model-collapse',
    'A batch has `filter`: `batch.filter((item) => …)` gives a new batch of those for which your function says yes. Which question would you ask there?',
  ],
  [
    'model-collapse',
    'Your line 11 is `const drafts = g.model.sample(500, { temperature: 0.7 });`. Before any filter is asked, what does 0.7 do to a fact that people mention once in three hundred sentences?',
  ],
  [
    'model-collapse',
    "Here is how a bank works:\n\n```ts\nconst before = g.bank.get('notes');\ng.bank.put('notes', before.plus(today));\n```\n\nA name that was never used gives an empty batch.",
  ],
  [
    'model-collapse',
    'You have three findings. Flattery is rewarded because users decide which drafts stay. Rare facts are lost twice: when they are sampled, and when what people wrote is replaced. Which of the two would you look at first, and why?',
  ],
  [
    'model-collapse',
    'People’s thumbs reward what pleases. A verifier outside the model is wrong at times too, but its mistakes have nothing to do with being liked. Compare what the two do to your list of lost entries.',
  ],
  [
    'model-collapse',
    'The exam is a batch like any other: `g.exam.items`. That you *can* add it to the training set doesn’t mean that you should; what would the score measure afterwards?',
  ],
  [
    'mapping-the-loop',
    'In your code `if (!g.verifier.check(draft)) memory.objections += 1;` counts a no. Now follow that draft: is it in the batch that is returned, or not?',
  ],
  [
    'mapping-the-loop',
    'Draw the loop on paper: the model writes, the checker reads, the almanac is printed. At which arrow could a wrong draft drop out? In your code, is there such an arrow?',
  ],
  [
    'finance-constitution',
    "A principle is an object like `{ id: 'no-crime', text: '…' }`. The critic covers the classes that the text names. Take the worst answer you can think of: which of your three sentences would a stranger point at?",
  ],
  [
    'finance-constitution',
    '`g.audit(batch, n)` gives `of`, `bad` and `harms`. Try reading it once and printing nothing: which class is left? What would you do about it?',
  ],
  [
    'safety-review',
    'Each month `g.reward.refresh({ ai })` teaches the review with its own labels. Think of a choir that tunes itself to its last concert. What is missing from the picture?',
  ],
  [
    'safety-review',
    'An audit that is read but decides nothing costs people’s time. In your code the result goes into `memory`. Who reads it there?',
  ],
  [
    'token-budget',
    'Your plan reads 10 % of what people wrote, ten times. By the law in the lesson the tenth reading is worth about e^(−9/15.4) ≈ 0.56 of a first one. What is a token worth that nobody has read yet?',
  ],
  [
    'token-budget',
    '`l.exchangeRate()` measures anew with each call and is off by 0.05 or so. How many calls would you average before you bet a plan on it?',
  ],
  [
    'token-budget',
    '`l.compute / (6 * l.parameters)` is how many billion tokens a model of that size can read. Try it with half of the size on paper. What changes?',
  ],
  [
    'medical-constitution',
    'A step is checked with `g.verifier.checkStep(item, i)`. If it accepts a sound step 82 times in 100, what is 0.82 × 0.82, and what does it say about two steps?',
  ],
  [
    'order-lookup-agent',
    "Topics of `sample` are kinds of situations: `g.model.sample(50, { about: 'API errors' })` has a call fail in each run. What would you learn from looking at ten of them?",
  ],
  [
    'order-lookup-agent',
    'The agent learns only from spotless runs. Twenty such runs teach it a lot about good days. What do they teach about the bad hour?',
  ],
  [
    'pipeline-audit',
    'The test set was frozen in month 0. By month 10 the model writes other things. Is your number wrong, or is it about something that no longer matters?',
  ],
  [
    'semi-automated-loop',
    'Items have a `level`. Sort your last report in your head: where did reading change a verdict? If nowhere, what does that tell you about what was read?',
  ],
  [
    'semi-automated-loop',
    'You wrote `const read = easy.take(80).filter((draft) => g.review(draft));`. A person reads 80 drafts here. How often did the person and the evaluator disagree on these?',
  ],
  [
    'star-loop',
    'With `{ hint: true }` the model sees the answer before it writes. More solutions end right. Do more of them *hold*? Which call in your loop could tell the difference?',
  ],
  [
    'pause-rule',
    'Your rule compares `c.capability` with `c.selfReport`. Who writes the second number? Look at the table in the README for the numbers that somebody else writes.',
  ],
  [
    'pause-rule',
    '`c.audit()` costs one of 60 and has noise. In months with `n % 3 === 0` the system knows that somebody is coming. What does that do to what you measure?',
  ],
  [
    'open-world',
    "To see what your loop learns, you can look at an item: `item.text`, `item.from`. For example `drafts.filter((item) => item.text.includes('museum')).size` counts drafts about museums. That is good for looking, not for deciding.",
  ],
  [
    'open-world',
    'STaR writes explanations and keeps those that end in the known answer. Its counterparts here: the writer is `g.model`, the key is `g.tests`. What plays the part of fine-tuning?',
  ],
  [
    'm7-capstone',
    'Your row says that harm costs you most. `g.model.judge(item, principle)` is free and `g.review(item)` costs a look. Where do the two differ, and on how many answers would that matter?',
  ],
  [
    'm8-capstone',
    '`g.web.detector(item)` is a guess between 0 and 1. At 0.5 it lets 15 of 100 model pages through. Would you rather lose people’s pages or learn models’?',
  ],
  [
    'm9-capstone',
    'Five hundred looks in ten winters are fifty a winter. If you spend them evenly, how many land on the skerries?',
  ],
];
