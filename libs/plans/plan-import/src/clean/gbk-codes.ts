import { Buffer } from 'node:buffer';

import iconv from 'iconv-lite';

export interface GbkCode {
  readonly lead: number;
  readonly trail: number;
}

interface Codes {
  readonly charOf: ReadonlyMap<number, string>;
  readonly codeOf: ReadonlyMap<string, GbkCode>;
  /** The most used Chinese characters (level 1 of GB 2312). */
  readonly common: ReadonlySet<string>;
}

const LEADS = 0xfe - 0x80;
const TRAILS = 0xfe - 0x3f;
const LINE_END = 0x0a;

let codes: Codes | null = null;

/** Every two-byte code, decoded at once: one call per code takes most of a second. */
function decodedPairs(): readonly string[] {
  const bytes = Buffer.alloc(LEADS * TRAILS * 3, LINE_END);
  let at = 0;
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      bytes[at] = lead;
      bytes[at + 1] = trail;
      at += 3;
    }
  }
  return iconv.decode(bytes, 'gb18030').split('\n');
}

function load(): Codes {
  const charOf = new Map<number, string>();
  const codeOf = new Map<string, GbkCode>();
  const common = new Set<string>();
  decodedPairs().forEach((char, index) => {
    const lead = 0x81 + Math.floor(index / TRAILS);
    const trail = 0x40 + (index % TRAILS);
    if (trail === 0x7f || char.length !== 1 || char === '\ufffd') return;
    charOf.set((lead << 8) | trail, char);
    if (!codeOf.has(char)) codeOf.set(char, { lead, trail });
    if (lead >= 0xb0 && lead <= 0xd7 && trail >= 0xa1 && char >= '\u4e00' && char <= '\u9fff') common.add(char);
  });
  return { charOf, codeOf, common };
}

function table(): Codes {
  codes ??= load();
  return codes;
}

/** The character of a two-byte GBK code (user-defined codes give private-use characters), or null. */
export function gbkChar(lead: number, trail: number): string | null {
  return table().charOf.get((lead << 8) | trail) ?? null;
}

export function gbkCode(char: string): GbkCode | null {
  return table().codeOf.get(char) ?? null;
}

export function isCommonHan(char: string): boolean {
  return table().common.has(char);
}
