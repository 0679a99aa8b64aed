import type { PooledQuestion, QuestionSet } from './questionPools.ts';
import { element, type XmlElement } from './xml.ts';

const namespace = 'http://www.imsglobal.org/xsd/ims_qtiasiv1p2';
const schemaFile = 'http://www.imsglobal.org/profile/cc/ccv1p3/ccv1p3_qtiasiv1p2p1_v1p0.xsd';

/**
 * A quiz or test in the profile of QTI 1.2 that Common Cartridge asks for. The profile draws no questions: a test has all
 * that it may ask. Pure.
 */
export function cartridgeQuiz(set: QuestionSet): XmlElement {
  return element(
    'questestinterop',
    {
      xmlns: namespace,
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      'xsi:schemaLocation': `${namespace} ${schemaFile}`,
    },
    element(
      'assessment',
      { ident: set.identifier, title: set.title },
      metadata({
        cc_profile: 'cc.exam.v0p1',
        qmd_assessmenttype: 'Examination',
        qmd_scoretype: 'Percentage',
        qmd_feedbackpermitted: 'Yes',
        cc_maxattempts: 'unlimited',
      }),
      element('section', { ident: 'questions' }, ...set.parts.flatMap(({ questions }) => questions.map(item))),
    ),
  );
}

function item({ identifier, question, language }: PooledQuestion): XmlElement {
  const { ask, options } = question;
  // In this profile a multiple choice has three options or more: two are what it calls true or false.
  const profile = options.length < 3 ? 'cc.true_false.v0p1' : 'cc.multiple_choice.v0p1';
  const chosen = (id: string): XmlElement =>
    element('conditionvar', {}, element('varequal', { respident: 'RESPONSE' }, id));
  return element(
    'item',
    { ident: identifier, title: ask, 'xml:lang': language },
    element('itemmetadata', {}, metadata({ cc_profile: profile })),
    element(
      'presentation',
      {},
      material(ask),
      element(
        'response_lid',
        { ident: 'RESPONSE', rcardinality: 'Single' },
        element(
          'render_choice',
          { shuffle: 'Yes' },
          ...options.map(({ id, text }) => element('response_label', { ident: id }, material(text))),
        ),
      ),
    ),
    element(
      'resprocessing',
      {},
      element('outcomes', {}, element('decvar', { varname: 'SCORE', vartype: 'Decimal', minvalue: 0, maxvalue: 100 })),
      ...options.map(({ id }) =>
        element(
          'respcondition',
          { continue: 'Yes' },
          chosen(id),
          element('displayfeedback', { feedbacktype: 'Response', linkrefid: feedbackOn(id) }),
        ),
      ),
      ...options
        .filter(({ right }) => right)
        .map(({ id }) =>
          element(
            'respcondition',
            { continue: 'No' },
            chosen(id),
            element('setvar', { varname: 'SCORE', action: 'Set' }, '100'),
          ),
        ),
    ),
    ...options.map(({ id, feedback }) =>
      element('itemfeedback', { ident: feedbackOn(id) }, element('flow_mat', {}, material(feedback))),
    ),
  );
}

/** Not an option's own id: `solution` and `hint` mean something else there. */
const feedbackOn = (option: string): string => `${option}_feedback`;

const material = (text: string): XmlElement =>
  element('material', {}, element('mattext', { texttype: 'text/plain' }, text));

const metadata = (fields: Readonly<Record<string, string>>): XmlElement =>
  element(
    'qtimetadata',
    {},
    ...Object.entries(fields).map(([label, entry]) =>
      element('qtimetadatafield', {}, element('fieldlabel', {}, label), element('fieldentry', {}, entry)),
    ),
  );
