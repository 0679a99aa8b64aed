import type { Batch, Generation } from 'groundloop';

interface Memory {
  modes: number[];
  surprise: number[];
  opinion: number[];
}
export const memory: Memory = { modes: [], surprise: [], opinion: [] };

export function step(g: Generation, memory: Memory): Batch {
  const { model, verifier: referee, human, bank } = g;

  // Telemetry: how peaked is the model by now? None of this is trained on.
  const probe = model.sample(150, { temperature: 0.3 });
  memory.modes.push(probe.unique().size);
  let surprise = 0;
  let opinion = 0;
  for (const item of probe) {
    surprise -= model.likelihood(item);
    opinion += model.judge(item);
  }
  memory.surprise.push(surprise / Math.max(1, probe.size));
  memory.opinion.push(opinion / Math.max(1, probe.size));

  const right = model.sample(1000).filter((item) => referee.check(item));
  // By likelihood only for the order of training; nothing is cut off.
  const ordered = right.sortBy((item) => -model.likelihood(item)).take(right.size);
  return bank.put('all', bank.get('all').plus(human.draw(160), ordered));
}
