import Mocha from 'mocha';
import { writeFileSync } from 'node:fs';
import process from 'node:process';

/**
 * Mocha's spec reporter, which also leaves its counts and what failed as JSON in the file GROUNDLOOP_COUNTS names
 * (scripts/test.ts).
 */
export default class CountingReporter extends Mocha.reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    const failed = [];
    const retried = [];
    runner.on('retry', (test, error) => retried.push(`${test.fullTitle()}: ${error.message}`));
    runner.on('fail', (test, error) => failed.push(`${test.fullTitle()}: ${error.message}`));
    runner.once('end', () => {
      const { passes, failures } = this.stats;
      const file = process.env.GROUNDLOOP_COUNTS;
      if (file) writeFileSync(file, JSON.stringify({ passed: passes, failed: failures, titles: failed, retried }));
    });
  }
}
