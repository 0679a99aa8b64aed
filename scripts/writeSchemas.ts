/** Writes the JSON schemas of Groundloop's contracts into `media/schemas`, for tools that don't speak zod. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { avoidSchema } from '../src/core/course/avoid.ts';
import { figureSchema } from '../src/core/course/figure.ts';
import { labFileSchema, packHintsSchema } from '../src/core/course/lab.ts';
import { bibliographySchema, lessonHeadSchema, outlineSchema, translationSchema } from '../src/core/course/pack.ts';
import { quizSchema } from '../src/core/course/quiz.ts';
import { systemFileSchema } from '../src/core/course/system.ts';
import { rowSchema } from '../src/core/desk/row.ts';
import { submissionSchema } from '../src/core/desk/submission.ts';
import { receiptSchema } from '../src/core/grading/receipt.ts';
import { replaySchema } from '../src/core/grading/replay.ts';
import { verdictSchema } from '../src/core/grading/verdict.ts';

/** What Groundloop writes. */
const written = {
  verdict: verdictSchema,
  receipt: receiptSchema,
  replay: replaySchema,
  submission: submissionSchema,
  row: rowSchema,
};

/** What authors of packs write: defaults may be left out. */
const read = {
  pack: outlineSchema,
  'lesson-head': lessonHeadSchema,
  quiz: quizSchema,
  figure: figureSchema,
  lab: labFileSchema,
  system: systemFileSchema,
  hints: packHintsSchema,
  bibliography: bibliographySchema,
  avoid: avoidSchema,
  translation: translationSchema,
};

const text = (schema: z.ZodType, io: 'input' | 'output'): string =>
  `${JSON.stringify(z.toJSONSchema(schema, { io, unrepresentable: 'any' }), null, 2)}\n`;

/** Every schema as a file: name → text. */
export const SCHEMA_FILES: Readonly<Record<string, string>> = Object.fromEntries([
  ...Object.entries(written).map(([name, schema]) => [`${name}-1.schema.json`, text(schema, 'output')] as const),
  ...Object.entries(read).map(([name, schema]) => [`${name}-1.schema.json`, text(schema, 'input')] as const),
]);

if (process.argv[1] === import.meta.filename) {
  for (const [name, schema] of Object.entries(SCHEMA_FILES)) {
    writeFileSync(join(import.meta.dirname, '../media/schemas', name), schema);
  }
}
