import type { Generation } from 'groundloop';
export const step = (g: Generation) =>
  g.bank.put(
    'b',
    g.bank.get('b').plus(
      g.human
        .draw(200)
        .plus(g.model.sample(900))
        .filter((i) => g.verifier.check(i)),
    ),
  );
