import type { Pack } from '../../core/course/pack.ts';
import type { PackFiles } from '../folder.ts';
import { qtiIdentifier, qtiItem } from './qtiItem.ts';
import { qtiTest } from './qtiTest.ts';
import { questionSets } from './questionPools.ts';
import { element, xmlDocument } from './xml.ts';

const namespace = 'http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1';
const schemaFile = 'https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqtiv3p0_imscpv1p2_v1p0.xsd';

/** The questions of a pack as the files of a QTI 3 package: an item for each, a test for each quiz and module test. Pure. */
export function qtiPackage(pack: Pack): PackFiles {
  const sets = questionSets(pack);
  const items = sets.flatMap(({ parts }) => parts.flatMap(({ questions }) => questions));
  const itemFile = (identifier: string): string => `items/${identifier}.xml`;
  const testFile = (identifier: string): string => `tests/${identifier}.xml`;
  const resource = (type: string, identifier: string, href: string, needs: readonly string[]) =>
    element(
      'resource',
      { identifier, type, href },
      element('file', { href }),
      ...needs.map((identifierref) => element('dependency', { identifierref })),
    );
  const manifest = element(
    'manifest',
    {
      xmlns: namespace,
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      'xsi:schemaLocation': `${namespace} ${schemaFile}`,
      identifier: `${qtiIdentifier(pack.id)}_pack`,
    },
    element('metadata', {}, element('schema', {}, 'QTI Package'), element('schemaversion', {}, '3.0.0')),
    element('organizations', {}),
    element(
      'resources',
      {},
      ...sets.map(({ identifier, parts }) =>
        resource(
          'imsqti_test_xmlv3p0',
          identifier,
          testFile(identifier),
          parts.flatMap(({ questions }) => questions.map((item) => item.identifier)),
        ),
      ),
      ...items.map(({ identifier }) => resource('imsqti_item_xmlv3p0', identifier, itemFile(identifier), [])),
    ),
  );
  return new Map([
    ['imsmanifest.xml', xmlDocument(manifest)],
    ...sets.map((set) => [testFile(set.identifier), xmlDocument(qtiTest(set, (id) => `../${itemFile(id)}`))] as const),
    ...items.map(
      ({ identifier, question, language }) =>
        [itemFile(identifier), xmlDocument(qtiItem(question, identifier, language))] as const,
    ),
  ]);
}
