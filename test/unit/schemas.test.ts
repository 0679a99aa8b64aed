import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SCHEMA_FILES } from '../../scripts/writeSchemas.ts';

const root = join(import.meta.dirname, '../..');

describe('the published JSON schemas', () => {
  for (const [name, text] of Object.entries(SCHEMA_FILES)) {
    it(`${name} is up to date (node --import tsx scripts/writeSchemas.ts)`, () => {
      const published = readFileSync(join(root, 'media/schemas', name), 'utf8');
      assert.deepEqual(JSON.parse(published), JSON.parse(text));
    });
  }

  it('are all there are, and those that package.json gives to authors', () => {
    assert.deepEqual(readdirSync(join(root, 'media/schemas')).sort(), Object.keys(SCHEMA_FILES).sort());
    const { contributes } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      contributes: { yamlValidation: { url: string }[] };
    };
    for (const { url } of contributes.yamlValidation) {
      assert.ok(SCHEMA_FILES[url.replace('./media/schemas/', '')] !== undefined, url);
    }
  });

  it('let an author leave out what has a default', () => {
    const lab = JSON.parse(SCHEMA_FILES['lab-1.schema.json']!) as { required: string[] };
    assert.ok(lab.required.includes('rubric'));
    assert.ok(!lab.required.includes('hints') && !lab.required.includes('world'));
  });
});
