import { canonicalJson, NotCanonical, type Fault, type JsonValue } from '@gongjian/shared-kernel';

/** Bytes of a definition's canonical JSON at most. */
export const DEFINITION_BYTES = 192 * 1024;

/** Whether it may be kept as a draft: storable, small enough and free of what looks like a sealed value. */
export function checkStorable(definition: JsonValue): readonly Fault[] {
  if (typeof definition !== 'object' || definition === null || Array.isArray(definition)) {
    return [fault('', 'type', '定义应当是一个对象', 'a definition is an object')];
  }
  let text: string;
  try {
    text = canonicalJson(definition, (value, pointer) => {
      if (Object.hasOwn(value, '$sealed')) throw new NotCanonical(pointer(), 'type');
      return value;
    });
  } catch (error) {
    if (!(error instanceof NotCanonical)) throw error;
    return [
      fault(
        error.pointer,
        'notStorable',
        '数字应为整数（小数写成字符串），文本中不得有空字符或残缺字符',
        'numbers are integers (decimals are strings); texts hold no NUL and no broken characters',
      ),
    ];
  }
  const bytes = utf8Length(text);
  if (bytes > DEFINITION_BYTES) {
    return [
      fault('', 'tooLarge', `定义不得超过 192 KiB，现为 ${bytes} 字节`, `at most 192 KiB, this one has ${bytes} bytes`),
    ];
  }
  return [];
}

function fault(pointer: string, code: string, zh: string, en: string): Fault {
  return { pointer, code, zh, en };
}

function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const point = character.codePointAt(0) as number;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
}
