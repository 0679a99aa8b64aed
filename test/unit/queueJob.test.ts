import assert from 'node:assert/strict';
import { submissionHash } from '../../src/desk/row.ts';
import { jobData, taskOf } from '../../src/queue/job.ts';

describe('What a job asks for', () => {
  const kind = { pack: { id: 'course', version: '1.0.0', hash: 'aa' }, grader: '1.0.0' };
  const handed = { file: 'ada.submission.json', bytes: Buffer.from('{}') };
  const limits = { seconds: 3600, megabytes: 16_384 };
  const read = (data: unknown) => taskOf(data, submissionHash(handed.bytes), kind);

  it('is read as it was written', () => {
    assert.deepEqual(read(jobData(handed, kind, limits)), { handed, limits });
  });

  it('is within what a worker can count and has', () => {
    for (const more of [{ seconds: 3601 }, { megabytes: 16_385 }, { seconds: 0 }, { seconds: 2 ** 31 }]) {
      assert.equal(read(jobData(handed, kind, { ...limits, ...more })), 'It is no job of Groundloop.');
    }
  });
});
