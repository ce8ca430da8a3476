const LEVEL = '(?:绝密|机密|秘密)';
const ANY_LEVEL = new RegExp(LEVEL);
/** A line that is a marking and nothing else: 机密, 机密★10年, 密级：秘密, 【绝密】, 秘密★启用前. */
const MARKING_LINE = new RegExp(
  `^(?:密级)?[:：]?[\\[【(（〔]?${LEVEL}(?:级|件|文件)?(?:[★☆⭐*＊].{0,16})?[\\]】)）〕]?$`,
);
/** The marking's star beside the level, wherever it stands. */
const MARKING_STAR = new RegExp(`${LEVEL}[★☆⭐]`);

/** Characters of a document's beginning that are looked at. */
export const HEAD_CHARACTERS = 4_000;

/**
 * True for a name that holds 绝密, 机密 or 秘密 in any writing. A name where the words are no marking is refused too:
 * the person renames the file, which costs less than a secret let in.
 */
export function isNameMarkedSecret(name: string): boolean {
  return ANY_LEVEL.test(compact(name));
}

/** True when the first `characters` of a text bear a secrecy marking of an official document. */
export function isTextMarkedSecret(text: string, characters = HEAD_CHARACTERS): boolean {
  const lines = text.slice(0, characters).split(/[\p{Cc}\u2028\u2029]+/u);
  return lines.map(compact).some((line) => MARKING_LINE.test(line) || MARKING_STAR.test(line));
}

function compact(text: string): string {
  return text.normalize('NFKC').replace(/[\s\p{Cf}]+/gu, '');
}
