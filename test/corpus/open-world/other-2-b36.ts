import type { Generation, Batch } from 'groundloop';

// Small lazy tasks, run in order.
type Task = () => Batch;
const run = (tasks: Task[]): Batch[] => tasks.map((task) => task());

export function step(g: Generation): Batch {
  const append =
    (name: string, make: Task): Task =>
    () =>
      g.bank.put(name, g.bank.get(name).plus(make()));

  const fromPeople: Task = () => (g.t === 0 ? g.human.draw(1000) : g.human.draw(100));
  const easy: Task = () => g.model.sample(600).filter((i) => g.tests.pass(i) && g.verifier.check(i));
  const open: Task = () => g.model.sample(600).filter((i) => g.verifier.check(i));

  const [people, a, b] = run([append('people', fromPeople), append('easy', easy), append('open', open)]);
  return people!.plus(a!, b!);
}
