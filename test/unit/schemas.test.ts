import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SCHEMAS, schemaText } from '../../scripts/writeSchemas.ts';

describe('the published JSON schemas', () => {
  for (const [name, schema] of Object.entries(SCHEMAS)) {
    it(`${name} is up to date (node --import tsx scripts/writeSchemas.ts)`, () => {
      const published = readFileSync(join(import.meta.dirname, '../../media/schemas', name), 'utf8');
      assert.deepEqual(JSON.parse(published), JSON.parse(schemaText(schema)));
    });
  }
});
