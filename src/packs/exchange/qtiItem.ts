import type { Question } from '../../core/course/quiz.ts';
import { GRADER_VERSION } from '../../core/grading/version.ts';
import { element, type XmlElement } from './xml.ts';

export const qtiNamespace = 'http://www.imsglobal.org/xsd/imsqtiasi_v3p0';
const schemaFile = 'https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqti_asiv3p0p1_v1p0.xsd';

/** What each document of QTI 3 says about itself. */
export const qtiHead = {
  xmlns: qtiNamespace,
  'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
  'xsi:schemaLocation': `${qtiNamespace} ${schemaFile}`,
};

/** By this name an import knows that identifiers and labels are to be read as {@link qtiItem} writes them. */
export const toolName = 'Groundloop';
export const toolAttributes = { 'tool-name': toolName, 'tool-version': GRADER_VERSION };

/** Identifiers of QTI don't start with a digit, ids of ours may. No id has `_`, so it can be taken off again. */
export const qtiIdentifier = (id: string): string => (/^\d/.test(id) ? `_${id}` : id);
export const idOf = (identifier: string): string => identifier.replace(/^_/, '');

/** Where a question is asked. */
export type Pool = 'quiz' | 'test';

/** A question's identifier in a package: no two have the same. */
export const itemIdentifier = (lesson: string, pool: Pool, question: string): string =>
  `${qtiIdentifier(lesson)}_${pool}_${question}`;

/**
 * A question as an item of QTI 3: one choice, marked by what it declares, with the feedback of the chosen option. The
 * section to read again is its label. Options are shuffled, as Groundloop does. Pure.
 */
export function qtiItem(question: Question, identifier: string, language: string): XmlElement {
  const right = question.options.filter((option) => option.right).map(({ id }) => qtiIdentifier(id));
  return element(
    'qti-assessment-item',
    {
      ...qtiHead,
      identifier,
      title: question.ask,
      ...(question.section !== undefined && { label: question.section }),
      'xml:lang': language,
      adaptive: 'false',
      'time-dependent': 'false',
      ...toolAttributes,
    },
    element(
      'qti-response-declaration',
      { identifier: 'RESPONSE', cardinality: 'single', 'base-type': 'identifier' },
      element('qti-correct-response', {}, ...right.map((id) => element('qti-value', {}, id))),
    ),
    element(
      'qti-outcome-declaration',
      { identifier: 'SCORE', cardinality: 'single', 'base-type': 'float' },
      element('qti-default-value', {}, element('qti-value', {}, '0')),
    ),
    element('qti-outcome-declaration', { identifier: 'FEEDBACK', cardinality: 'single', 'base-type': 'identifier' }),
    element(
      'qti-item-body',
      {},
      element(
        'qti-choice-interaction',
        { 'response-identifier': 'RESPONSE', shuffle: 'true', 'max-choices': 1 },
        element('qti-prompt', {}, question.ask),
        ...question.options.map(({ id, text }) =>
          element('qti-simple-choice', { identifier: qtiIdentifier(id) }, text),
        ),
      ),
    ),
    element('qti-response-processing', {}, ...marking),
    ...question.options.map(({ id, feedback }) =>
      element(
        'qti-modal-feedback',
        { 'outcome-identifier': 'FEEDBACK', identifier: qtiIdentifier(id), 'show-hide': 'show' },
        element('qti-content-body', {}, element('p', {}, feedback)),
      ),
    ),
  );
}

/** One point for the right answer, and whichever option was chosen says which feedback is shown. */
const marking: readonly XmlElement[] = [
  element(
    'qti-response-condition',
    {},
    element(
      'qti-response-if',
      {},
      element(
        'qti-match',
        {},
        element('qti-variable', { identifier: 'RESPONSE' }),
        element('qti-correct', { identifier: 'RESPONSE' }),
      ),
      element(
        'qti-set-outcome-value',
        { identifier: 'SCORE' },
        element('qti-base-value', { 'base-type': 'float' }, '1'),
      ),
    ),
  ),
  element('qti-set-outcome-value', { identifier: 'FEEDBACK' }, element('qti-variable', { identifier: 'RESPONSE' })),
];
