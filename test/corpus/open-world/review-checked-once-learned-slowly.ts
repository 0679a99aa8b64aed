import type { Batch, Generation, Pause } from 'groundloop';

// 5000 drafts sampled and verified at the start, learned over the run (curriculum)
export function step(g: Generation): Batch | Pause {
  if (g.t === 0)
    g.bank.put(
      'pool',
      g.model.sample(5000).filter((i) => g.verifier.check(i)),
    );
  const pool = g.bank.get('pool');
  const now = pool.take(300);
  let k = 0;
  g.bank.put(
    'pool',
    pool.filter(() => k++ >= 300),
  );
  return g.bank.put('all', g.bank.get('all').plus(now, g.human.draw(150)));
}
