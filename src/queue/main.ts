// All of the command line that speaks with Redis: a bundle of its own, loaded when a queue is asked for.
export { queueAddress, type QueueAddress } from './address.ts';
export { ask } from './client.ts';
export { connect, warningsOf } from './connect.ts';
export { kindOf, type Task } from './job.ts';
export { work } from './worker.ts';
