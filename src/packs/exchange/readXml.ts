import { SaxesParser } from 'saxes';
import { fail, succeed, type Result } from '../../core/base/result.ts';

/** An element that was read. Names are without prefixes. */
export interface XmlNode {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly (XmlNode | string)[];
  /** Where it starts, from 1. */
  readonly line: number;
}

export interface XmlFault {
  readonly message: string;
  readonly line: number;
}

/** Far above any question's, and low enough that whoever walks the tree is safe. */
const maxDepth = 100;

/**
 * Reads XML from anywhere. A document type is refused, and with it every entity but XML's own: nothing is expanded, nothing
 * is fetched. Never throws.
 */
export function readXml(text: string): Result<XmlNode, XmlFault> {
  const parser = new SaxesParser({ xmlns: true });
  const open: { name: string; attributes: Map<string, string>; children: (XmlNode | string)[]; line: number }[] = [];
  let root: XmlNode | undefined;
  const stop = (message: string): never => {
    throw new Error(message);
  };
  parser.on('error', (error) => stop(error.message.replace(/^\d+:\d+: /, '')));
  parser.on('doctype', () => stop('It has a document type, which is not read: take the <!DOCTYPE> out'));
  parser.on('opentag', ({ local, attributes }) => {
    if (open.length >= maxDepth) stop('It is nested too deep');
    const own = Object.values(attributes).filter(({ prefix }) => prefix === '');
    const node = {
      name: local,
      attributes: new Map(own.map((a) => [a.local, a.value])),
      children: [],
      line: parser.line,
    };
    open.at(-1)?.children.push(node);
    open.push(node);
  });
  const add = (words: string): void => void open.at(-1)?.children.push(words);
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('closetag', () => {
    root = open.pop();
  });
  try {
    parser.write(text).close();
  } catch (error) {
    return fail({ message: error instanceof Error ? error.message : String(error), line: parser.line });
  }
  return root ? succeed(root) : fail({ message: 'It is empty', line: 1 });
}
