import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';

const folder = join(import.meta.dirname, '../schemas');
/** Kept for as long as the tests run: reading one takes longer than using it. */
const validators = new Map<string, XsdValidator>();

function validatorOf(schema: string): XsdValidator {
  const known = validators.get(schema);
  if (known) return known;
  using document = XmlDocument.fromBuffer(readFileSync(join(folder, schema)));
  const validator = XsdValidator.fromDoc(document);
  validators.set(schema, validator);
  return validator;
}

/** What libxml2 objects to in a document; undefined where it fits the schema in `test/schemas`. */
export function objectionTo(xml: string, schema: string): string | undefined {
  const validator = validatorOf(schema);
  try {
    using document = XmlDocument.fromString(xml);
    validator.validate(document);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
