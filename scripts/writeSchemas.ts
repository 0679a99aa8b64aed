/** Writes the JSON schemas of Groundloop's contracts into `media/schemas`, for tools that don't speak zod. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { receiptSchema } from '../src/core/grading/receipt.ts';
import { replaySchema } from '../src/core/grading/replay.ts';
import { verdictSchema } from '../src/core/grading/verdict.ts';

export const SCHEMAS = {
  'verdict-1.schema.json': verdictSchema,
  'receipt-1.schema.json': receiptSchema,
  'replay-1.schema.json': replaySchema,
} as const;

export const schemaText = (schema: z.ZodType): string => `${JSON.stringify(z.toJSONSchema(schema), null, 2)}\n`;

if (process.argv[1] === import.meta.filename) {
  for (const [name, schema] of Object.entries(SCHEMAS)) {
    writeFileSync(join(import.meta.dirname, '../media/schemas', name), schemaText(schema));
  }
}
