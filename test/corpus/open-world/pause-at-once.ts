import type { Batch, Generation, Pause } from 'groundloop';

export const step = (g: Generation): Batch | Pause => (g.t >= 1 ? g.pause('safe!') : g.human.draw(200));
