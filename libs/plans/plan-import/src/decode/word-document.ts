import { Buffer } from 'node:buffer';

import mammoth from 'mammoth';

import { DocumentRefused, MAX_PARAGRAPHS } from '../document-refused.js';
import { writeAutomaticNumbers } from './automatic-numbers.js';
import { readArchive, writeArchive } from './zip-archive.js';

const MAX_INFLATED = 16 * 1024 * 1024;
const MAX_NODES = 500_000;
const MAX_CELLS = 20_000;
const MAX_DEPTH = 200;
const WANTED =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|word\/(?:document|styles|numbering|footnotes|endnotes|comments|header\d{1,3}|footer\d{1,3})\.xml|word\/_rels\/document\.xml\.rels)$/;

/** The body as text, one paragraph or table row a line (cells parted by tabs), and what headers and footers say. */
export interface WordText {
  readonly body: string;
  readonly margins: string;
}

function isNode(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function childrenOf(node: Readonly<Record<string, unknown>>): readonly unknown[] {
  return Array.isArray(node['children']) ? node['children'] : [];
}

function inlineText(value: unknown, depth: number): string {
  if (!isNode(value) || depth > MAX_DEPTH) return '';
  switch (value['type']) {
    case 'text':
      return typeof value['value'] === 'string' ? value['value'] : '';
    case 'tab':
      return '\t';
    case 'break':
      return value['breakType'] === 'line' ? '\n' : '';
    case 'noteReference':
    case 'commentReference':
      return '';
    default:
      return childrenOf(value)
        .map((child) => inlineText(child, depth + 1))
        .join('');
  }
}

function linesOf(value: unknown, depth: number, lines: string[]): void {
  if (!isNode(value) || depth > MAX_DEPTH) return;
  if (value['type'] === 'tableRow') {
    const cells = childrenOf(value).map((cell) => {
      const parts: string[] = [];
      linesOf(isNode(cell) ? { type: 'cell', children: childrenOf(cell) } : null, depth + 1, parts);
      return parts
        .join(' ')
        .replace(/[\t\n]/g, ' ')
        .trim();
    });
    lines.push(cells.join('\t'));
    return;
  }
  if (value['type'] === 'paragraph') {
    lines.push(...inlineText(value, depth + 1).split('\n'));
    return;
  }
  for (const child of childrenOf(value)) linesOf(child, depth + 1, lines);
}

function marginText(xml: string): string {
  const parts: string[] = [];
  let at = 0;
  while (at < xml.length) {
    const open = xml.indexOf('<', at);
    if (open < 0) {
      parts.push(xml.slice(at));
      break;
    }
    parts.push(xml.slice(at, open));
    const close = xml.indexOf('>', open);
    if (close < 0) break;
    if (xml.startsWith('</w:p>', open)) parts.push('\n');
    at = close + 1;
  }
  return parts.join('');
}

interface Extent {
  readonly depth: number;
  /** Elements, attributes and comments: what a parser makes an object of. */
  readonly nodes: number;
  readonly paragraphs: number;
  readonly cells: number;
}

const BLOCK = /<(?:[^\s<>/:]{1,40}:)?(p|tc)[\s/>]/y;

/** How much there is in a part, without parsing it. What is written to mislead the count counts for more, never less. */
function extentOf(xml: string): Extent {
  let depth = 0;
  let deepest = 0;
  let nodes = 0;
  let paragraphs = 0;
  let cells = 0;
  for (let at = xml.indexOf('<'); at >= 0; at = xml.indexOf('<', at + 1)) {
    const next = xml.charAt(at + 1);
    if (next === '/') {
      depth -= 1;
      continue;
    }
    nodes += 1;
    BLOCK.lastIndex = at;
    const block = BLOCK.exec(xml)?.[1];
    if (block === 'p') paragraphs += 1;
    else if (block === 'tc') cells += 1;
    if (next === '?' || next === '!') continue;
    const close = xml.indexOf('>', at);
    if (close < 0 || xml.charAt(close - 1) !== '/') depth += 1;
    if (depth > deepest) deepest = depth;
  }
  for (let at = xml.indexOf('='); at >= 0; at = xml.indexOf('=', at + 1)) nodes += 1;
  return { depth: deepest, nodes, paragraphs, cells };
}

/** Refuses what a parser could be abused with, and what is more than a plan can be, before anything is parsed. */
function refuseExcess(parts: readonly string[]): void {
  let nodes = 0;
  let paragraphs = 0;
  let cells = 0;
  for (const xml of parts) {
    const extent = extentOf(xml);
    if (xml.includes('<!DOCTYPE') || xml.includes('<!ENTITY') || extent.depth > MAX_DEPTH) {
      throw new DocumentRefused('DOCUMENT.UNSUPPORTED_TYPE');
    }
    nodes += extent.nodes;
    paragraphs += extent.paragraphs;
    cells += extent.cells;
  }
  if (nodes > MAX_NODES || paragraphs > MAX_PARAGRAPHS || cells > MAX_CELLS) {
    throw new DocumentRefused('DOCUMENT.TOO_LARGE');
  }
}

/**
 * Text of a .docx. The archive is unpacked under a limit and only its text parts are handed on; document type
 * declarations and absurd nesting are refused, so neither entities nor the parser's stack can be abused.
 */
export async function readWordDocument(bytes: Uint8Array): Promise<WordText> {
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const files = new Map(readArchive(archive, (name) => WANTED.test(name), MAX_INFLATED));
  const parts = new Map([...files].map(([name, content]) => [name, content.toString('utf8')]));
  const documentXml = parts.get('word/document.xml');
  if (documentXml === undefined) throw new DocumentRefused('DOCUMENT.UNSUPPORTED_TYPE');
  refuseExcess([...parts.values()]);
  const margins = [...parts]
    .filter(([name]) => /^word\/(?:header|footer)/.test(name))
    .map(([, xml]) => marginText(xml))
    .join('\n');
  const numberingXml = parts.get('word/numbering.xml');
  if (numberingXml !== undefined) {
    const stylesXml = parts.get('word/styles.xml') ?? '';
    files.set('word/document.xml', Buffer.from(writeAutomaticNumbers(documentXml, numberingXml, stylesXml), 'utf8'));
  }
  for (const name of files.keys()) {
    if (/^word\/(?:header|footer)/.test(name)) files.delete(name);
  }
  const lines: string[] = [];
  try {
    await mammoth.convertToHtml(
      { buffer: writeArchive(files) },
      {
        externalFileAccess: false,
        transformDocument: (document: unknown) => {
          linesOf(document, 0, lines);
          return isNode(document) ? { ...document, children: [] } : document;
        },
      },
    );
  } catch {
    throw new DocumentRefused('DOCUMENT.UNSUPPORTED_TYPE');
  }
  return { body: lines.join('\n'), margins };
}
