import assert from 'node:assert/strict';
import { join } from 'node:path';
import { labGroups } from '../../src/packs/labGroups.ts';
import { PackLibrary } from '../../src/packs/library.ts';

describe('labs in the order of the course', () => {
  it('begin with the lab of the first lesson, and each module ends with its capstone', async () => {
    const library = new PackLibrary(join(import.meta.dirname, '../../labs'));
    const groups = labGroups(await library.labs());
    assert.equal(groups[0]?.labs[0]?.files.lab.id, 'mapping-the-loop');
    for (const { module, labs } of groups) {
      if (module?.capstone !== undefined) assert.equal(labs.at(-1)?.files.lab.id, module.capstone);
    }
  });
});
