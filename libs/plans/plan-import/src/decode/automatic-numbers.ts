interface Level {
  readonly format: string;
  readonly text: string;
  readonly start: number;
}

interface NumberingPart {
  readonly levelsOf: (numId: string) => readonly (Level | undefined)[] | undefined;
}

const MAX_LEVELS = 9;

function attribute(tag: string, name: string): string | null {
  const at = tag.indexOf(` ${name}="`);
  if (at < 0) return null;
  const start = at + name.length + 3;
  const end = tag.indexOf('"', start);
  return end < 0 ? null : tag.slice(start, end);
}

function firstTag(xml: string, name: string): string | null {
  const at = xml.indexOf(`<${name} `);
  if (at < 0) return null;
  const end = xml.indexOf('>', at);
  return end < 0 ? null : xml.slice(at, end + 1);
}

function* elements(xml: string, name: string): Generator<{ start: number; open: number; end: number }> {
  const opener = `<${name}`;
  const closer = `</${name}>`;
  let at = xml.indexOf(opener);
  while (at >= 0) {
    const next = xml.charAt(at + opener.length);
    if (next === ' ' || next === '>' || next === '/') {
      const open = xml.indexOf('>', at);
      if (open < 0) return;
      if (xml.charAt(open - 1) === '/') {
        yield { start: at, open: open + 1, end: open + 1 };
        at = xml.indexOf(opener, open);
        continue;
      }
      const close = xml.indexOf(closer, open);
      if (close < 0) return;
      yield { start: at, open: open + 1, end: close };
      at = xml.indexOf(opener, close);
    } else {
      at = xml.indexOf(opener, at + opener.length);
    }
  }
}

function readNumbering(xml: string): NumberingPart {
  const abstracts = new Map<string, (Level | undefined)[]>();
  for (const element of elements(xml, 'w:abstractNum')) {
    const id = attribute(xml.slice(element.start, element.open), 'w:abstractNumId');
    if (id === null) continue;
    const levels: (Level | undefined)[] = [];
    const body = xml.slice(element.open, element.end);
    for (const level of elements(body, 'w:lvl')) {
      const index = Number(attribute(body.slice(level.start, level.open), 'w:ilvl') ?? '0');
      if (!Number.isInteger(index) || index < 0 || index >= MAX_LEVELS) continue;
      const content = body.slice(level.open, level.end);
      levels[index] = {
        format: attribute(firstTag(content, 'w:numFmt') ?? '', 'w:val') ?? 'decimal',
        text: attribute(firstTag(content, 'w:lvlText') ?? '', 'w:val') ?? '',
        start: Number(attribute(firstTag(content, 'w:start') ?? '', 'w:val') ?? '1') || 1,
      };
    }
    abstracts.set(id, levels);
  }
  const abstractOf = new Map<string, string>();
  for (const element of elements(xml, 'w:num')) {
    const id = attribute(xml.slice(element.start, element.open), 'w:numId');
    const target = attribute(firstTag(xml.slice(element.open, element.end), 'w:abstractNumId') ?? '', 'w:val');
    if (id !== null && target !== null) abstractOf.set(id, target);
  }
  return { levelsOf: (numId) => abstracts.get(abstractOf.get(numId) ?? '') };
}

const HAN = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

function hanNumber(value: number): string {
  if (value >= 100 || value < 0) return String(value);
  if (value < 10) return HAN[value] ?? '';
  const tens = Math.floor(value / 10);
  const units = value % 10;
  return `${tens === 1 ? '' : (HAN[tens] ?? '')}十${units === 0 ? '' : (HAN[units] ?? '')}`;
}

function formatted(value: number, format: string): string {
  if (/^(chinese|ideograph|japanese|taiwanese)/i.test(format) && !/enclosed/i.test(format)) return hanNumber(value);
  if (/^decimalEnclosedCircle/.test(format) && value >= 1 && value <= 20) return String.fromCharCode(0x245f + value);
  return String(value);
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/**
 * Writes the numbers a word processor would draw by itself (一、 (一) 1. …) into the paragraphs they belong to,
 * because they are not part of the stored text. Bullets are left out. Linear in the size of the part.
 */
export function writeAutomaticNumbers(documentXml: string, numberingXml: string, stylesXml: string): string {
  const numbering = readNumbering(numberingXml);
  const styleNumbers = new Map<string, { numId: string; level: number }>();
  for (const element of elements(stylesXml, 'w:style')) {
    const body = stylesXml.slice(element.open, element.end);
    const numId = attribute(firstTag(body, 'w:numId') ?? '', 'w:val');
    const id = attribute(stylesXml.slice(element.start, element.open), 'w:styleId');
    if (numId === null || id === null) continue;
    styleNumbers.set(id, { numId, level: Number(attribute(firstTag(body, 'w:ilvl') ?? '', 'w:val') ?? '0') || 0 });
  }
  const counters = new Map<string, number[]>();
  const parts: string[] = [];
  let written = 0;
  for (const properties of elements(documentXml, 'w:pPr')) {
    const body = documentXml.slice(properties.open, properties.end);
    const style = styleNumbers.get(attribute(firstTag(body, 'w:pStyle') ?? '', 'w:val') ?? '');
    const numId = attribute(firstTag(body, 'w:numId') ?? '', 'w:val') ?? style?.numId ?? null;
    if (numId === null || numId === '0') continue;
    const ownLevel = attribute(firstTag(body, 'w:ilvl') ?? '', 'w:val');
    const level = ownLevel === null ? (style?.level ?? 0) : Number(ownLevel) || 0;
    const levels = numbering.levelsOf(numId);
    const shape = levels?.[level];
    if (!levels || !shape || level >= MAX_LEVELS) continue;
    const counts = counters.get(numId) ?? [];
    counters.set(numId, counts);
    counts[level] = (counts[level] ?? shape.start - 1) + 1;
    counts.length = level + 1;
    if (shape.format === 'bullet' || shape.format === 'none') continue;
    const label = shape.text.replace(/%([1-9])/g, (_, digit: string) => {
      const index = Number(digit) - 1;
      return formatted(counts[index] ?? levels[index]?.start ?? 1, levels[index]?.format ?? shape.format);
    });
    const after = properties.end === properties.open ? properties.end : properties.end + '</w:pPr>'.length;
    parts.push(documentXml.slice(written, after), `<w:r><w:t xml:space="preserve">${escapeXml(label)}</w:t></w:r>`);
    written = after;
  }
  parts.push(documentXml.slice(written));
  return parts.join('');
}
