import { qtiHead, toolAttributes } from './qtiItem.ts';
import type { QuestionSet } from './questionPools.ts';
import { element, type XmlElement } from './xml.ts';

/**
 * A quiz or a module's test as an assessment test of QTI 3. Each lesson is a section; of a test's, as many questions are
 * drawn as are asked about that lesson. `hrefOf` says where an item is, as seen from the test's file. Pure.
 */
export function qtiTest(set: QuestionSet, hrefOf: (identifier: string) => string): XmlElement {
  return element(
    'qti-assessment-test',
    { ...qtiHead, identifier: set.identifier, title: set.title, ...toolAttributes },
    element('qti-outcome-declaration', { identifier: 'SCORE', cardinality: 'single', 'base-type': 'float' }),
    ...(set.passMark === undefined
      ? []
      : [element('qti-outcome-declaration', { identifier: 'PASSED', cardinality: 'single', 'base-type': 'boolean' })]),
    element(
      'qti-test-part',
      {
        identifier: 'questions',
        'navigation-mode': 'nonlinear',
        // A quiz answers at once, a test when it is handed in.
        'submission-mode': set.kind === 'quiz' ? 'individual' : 'simultaneous',
      },
      ...set.parts.map(({ title, draw, questions }, i) =>
        element(
          'qti-assessment-section',
          { identifier: `section-${i + 1}`, title, visible: 'true' },
          ...(draw < questions.length ? [element('qti-selection', { select: draw })] : []),
          ...(set.kind === 'test' ? [element('qti-ordering', { shuffle: 'true' })] : []),
          ...questions.map(({ identifier }) =>
            element('qti-assessment-item-ref', { identifier, href: hrefOf(identifier) }),
          ),
        ),
      ),
    ),
    outcomes(set),
  );
}

function outcomes({ parts, passMark }: QuestionSet): XmlElement {
  const asked = parts.reduce((sum, { draw }) => sum + draw, 0);
  const points = element('qti-sum', {}, element('qti-test-variables', { 'variable-identifier': 'SCORE' }));
  const needed = ((passMark ?? 0) * asked) / 100;
  return element(
    'qti-outcome-processing',
    {},
    element('qti-set-outcome-value', { identifier: 'SCORE' }, points),
    ...(passMark === undefined
      ? []
      : [
          element(
            'qti-set-outcome-value',
            { identifier: 'PASSED' },
            element(
              'qti-gte',
              {},
              element('qti-variable', { identifier: 'SCORE' }),
              element('qti-base-value', { 'base-type': 'float' }, String(needed)),
            ),
          ),
        ]),
  );
}
