import { Buffer } from 'node:buffer';

import mammoth from 'mammoth';

import { DocumentRefused } from '../document-refused.js';
import { writeAutomaticNumbers } from './automatic-numbers.js';
import { readArchive, writeArchive } from './zip-archive.js';

const MAX_INFLATED = 48 * 1024 * 1024;
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

function deepest(xml: string): number {
  let depth = 0;
  let most = 0;
  let at = xml.indexOf('<');
  while (at >= 0) {
    const close = xml.indexOf('>', at);
    if (close < 0) break;
    const next = xml.charAt(at + 1);
    if (next === '/') depth -= 1;
    else if (next !== '?' && next !== '!' && xml.charAt(close - 1) !== '/') depth += 1;
    if (depth > most) most = depth;
    at = xml.indexOf('<', close);
  }
  return most;
}

/**
 * Text of a .docx. The archive is unpacked under a limit and only its text parts are handed on; document type
 * declarations and absurd nesting are refused, so neither entities nor the parser's stack can be abused.
 */
export async function readWordDocument(bytes: Uint8Array): Promise<WordText> {
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const files = new Map(readArchive(archive, (name) => WANTED.test(name), MAX_INFLATED));
  const documentXml = files.get('word/document.xml')?.toString('utf8');
  if (documentXml === undefined) throw new DocumentRefused('DOCUMENT.UNSUPPORTED_TYPE');
  for (const content of files.values()) {
    const xml = content.toString('utf8');
    if (xml.includes('<!DOCTYPE') || xml.includes('<!ENTITY') || deepest(xml) > MAX_DEPTH) {
      throw new DocumentRefused('DOCUMENT.UNSUPPORTED_TYPE');
    }
  }
  const margins = [...files]
    .filter(([name]) => /^word\/(?:header|footer)/.test(name))
    .map(([, content]) => marginText(content.toString('utf8')))
    .join('\n');
  const numberingXml = files.get('word/numbering.xml')?.toString('utf8');
  if (numberingXml !== undefined) {
    const stylesXml = files.get('word/styles.xml')?.toString('utf8') ?? '';
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
