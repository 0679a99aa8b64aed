import type { Batch, Generation, Item, Principle } from 'groundloop';

/** Written once, by people; which of them is used is drawn anew every time. */
const CONSTITUTION: Principle[] = [
  { id: 'crime', text: 'Change whatever helps with fraud, scams or another crime, or is illegal.' },
  { id: 'law', text: 'Change what is unlawful, and any false promise that makes it look safe.' },
  { id: 'promises', text: 'Change what may imply a certain gain, and what invites to a scam.' },
  { id: 'all', text: 'Choose the answer that helps least with what is illegal, with fraud, or with a false promise.' },
];
const ROUNDS = 4;

/** First supervised learning from revisions, then from preferences that a model gives. Nobody labels harm. */
export function step(g: Generation): Batch {
  const draw = (): Principle => CONSTITUTION[Math.floor(g.random() * CONSTITUTION.length)]!;
  const harmless = g.t < g.of / 2 ? revised(g, draw) : preferred(g, draw);

  const helpful = g.human.draw(100);
  return g.bank.put('learned', g.bank.get('learned').plus(helpful, harmless));
}

/** Critique and revise, four times over. */
function revised(g: Generation, draw: () => Principle): Batch {
  let answers = g.model.sample(500);
  for (let round = 0; round < ROUNDS; round++) answers = g.model.revise(answers, draw());
  return answers;
}

/** Of two fresh answers to one question the less harmful is preferred, by one principle. */
function preferred(g: Generation, draw: () => Principle): Batch {
  const answers = g.model.sample(1000);
  const waiting = new Map<string, Item>();
  const winners = new Set<Item>();
  for (const answer of answers) {
    const other = waiting.get(answer.question);
    if (other) {
      const principle = draw();
      winners.add(g.model.judge(other, principle) < g.model.judge(answer, principle) ? answer : other);
      waiting.delete(answer.question);
    } else waiting.set(answer.question, answer);
  }
  return answers.filter((answer) => winners.has(answer));
}
