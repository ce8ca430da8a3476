import type { CleanText } from './clean/clean-text.js';
import { cleanText } from './clean/clean-text.js';
import { toSimplified } from './clean/traditional.js';
import type { DocumentText } from './decode/document-text.js';
import { readDocumentText } from './decode/document-text.js';
import { DocumentRefused, MAX_PARAGRAPHS } from './document-refused.js';
import type { ReadFigure } from './extract/figures.js';
import { readFigures } from './extract/figures.js';
import type { ReadGroup, ReadStage, ReadTask } from './extract/facts.js';
import { readGroups } from './extract/groups.js';
import type { Header } from './extract/header.js';
import { readHeader } from './extract/header.js';
import { readStages, stageNodes, stageYears } from './extract/stages.js';
import { readTasks } from './extract/tasks.js';
import { yearContext } from './extract/years.js';
import type { PlanDraft } from './plan-draft.js';
import type { ImportWarning, Place, Read, Source } from './read.js';
import { readOutline } from './structure/outline.js';

export interface PlanImport {
  readonly draft: PlanDraft;
  /** The text that was read: Simplified, cleaned, one paragraph a line. Every place refers to it. */
  readonly text: string;
  /** Where each value of the draft stands, by JSON pointer. */
  readonly sources: readonly Source[];
  readonly warnings: readonly ImportWarning[];
}

class Sources {
  readonly list: Source[] = [];

  value<T>(path: string, read: Read<T>): T {
    this.add(path, read.places, read.sure, read.note);
    return read.value;
  }

  optional<T>(path: string, read: Read<T> | null): T | null {
    return read === null ? null : this.value(path, read);
  }

  each<T>(path: string, reads: readonly Read<T>[]): readonly T[] {
    return reads.map((read, index) => this.value(`${path}/${index}`, read));
  }

  add(path: string, places: readonly Place[], sure: boolean, note: string | undefined): void {
    this.list.push(note === undefined ? { path, places, sure } : { path, places, sure, note });
  }
}

interface Reading {
  readonly header: Header;
  readonly stages: readonly ReadStage[];
  readonly tasks: readonly ReadTask[];
  readonly groups: readonly ReadGroup[];
  readonly figures: readonly ReadFigure[];
}

function draftOf(reading: Reading, sources: Sources): PlanDraft {
  const { header } = reading;
  return {
    title: sources.optional('/title', header.title),
    documentNumber: sources.optional('/documentNumber', header.documentNumber),
    issuer: sources.optional('/issuer', header.issuer),
    issuedOn: sources.optional('/issuedOn', header.issuedOn),
    stages: reading.stages.map((stage, index) => ({
      name: sources.value(`/stages/${index}/name`, stage.name),
      from: sources.optional(`/stages/${index}/from`, stage.from),
      to: sources.optional(`/stages/${index}/to`, stage.to),
    })),
    tasks: reading.tasks.map((task, index) => ({
      heading: sources.value(`/tasks/${index}/heading`, task.heading),
      leadUnits: sources.each(`/tasks/${index}/leadUnits`, task.leadUnits),
      responsibleUnits: sources.each(`/tasks/${index}/responsibleUnits`, task.responsibleUnits),
      persons: task.persons.map((person, at) => ({
        name: sources.value(`/tasks/${index}/persons/${at}/name`, person.name),
        role: sources.value(`/tasks/${index}/persons/${at}/role`, person.role),
      })),
      dueOn: sources.optional(`/tasks/${index}/dueOn`, task.dueOn),
    })),
    groups: reading.groups.map((group, index) => ({
      name: sources.value(`/groups/${index}/name`, group.name),
      heads: sources.each(`/groups/${index}/heads`, group.heads),
      deputies: sources.each(`/groups/${index}/deputies`, group.deputies),
      members: sources.each(`/groups/${index}/members`, group.members),
      office: sources.optional(`/groups/${index}/office`, group.office),
    })),
    figures: reading.figures.map((figure, index) => {
      for (const field of ['subject', 'operator', 'value', 'unit']) {
        sources.add(`/figures/${index}/${field}`, figure.places, figure.sure, figure.note);
      }
      return { subject: figure.subject, operator: figure.operator, value: figure.value, unit: figure.unit };
    }),
  };
}

function warning(code: string, messageZh: string, messageEn: string): ImportWarning {
  return { code, messageZh, messageEn };
}

function warningsOf(document: DocumentText, clean: CleanText, draft: PlanDraft): readonly ImportWarning[] {
  const warnings: ImportWarning[] = [];
  if (document.encoding === 'gb18030') {
    warnings.push(
      warning(
        'IMPORT.DECODED_AS_GBK',
        '文件不是 UTF-8,按 GBK/GB18030 读取。',
        'The file is not UTF-8; it was read as GBK/GB18030.',
      ),
    );
  }
  if (document.controlCharacters > 0) {
    warnings.push(
      warning(
        'IMPORT.CONTROL_CHARACTERS',
        `去除了 ${document.controlCharacters} 个控制字符。`,
        `${document.controlCharacters} control characters were dropped.`,
      ),
    );
  }
  if (clean.simplified)
    warnings.push(
      warning('IMPORT.SIMPLIFIED', '繁体字已转为简体字。', 'Traditional characters were folded to Simplified.'),
    );
  if (clean.residueLines > 0) {
    warnings.push(
      warning(
        'IMPORT.PAGE_RESIDUE',
        `去除了 ${clean.residueLines} 行网页残留。`,
        `${clean.residueLines} lines left over from a web page were dropped.`,
      ),
    );
  }
  if (clean.pinyin >= 3)
    warnings.push(
      warning('IMPORT.PINYIN', '去除了文字后括号中的拼音。', 'Pinyin in brackets after characters was dropped.'),
    );
  if (clean.repairedLines > 0) {
    warnings.push(
      warning(
        'IMPORT.REPAIRED',
        `修复了 ${clean.repairedLines} 行错位编码的文字。`,
        `${clean.repairedLines} lines of shifted encoding were repaired.`,
      ),
    );
  }
  if (clean.doubtfulCharacters > 0) {
    warnings.push(
      warning(
        'IMPORT.DOUBTFUL_CHARACTERS',
        `有 ${clean.doubtfulCharacters} 个字是按上下文恢复的,请核对。`,
        `${clean.doubtfulCharacters} characters were restored from context; please check them.`,
      ),
    );
  }
  if (draft.title === null) warnings.push(warning('IMPORT.NO_TITLE', '没有找到标题。', 'No title was found.'));
  if (draft.documentNumber === null)
    warnings.push(warning('IMPORT.NO_NUMBER', '没有找到发文字号。', 'No document number was found.'));
  if (draft.issuer === null)
    warnings.push(warning('IMPORT.NO_ISSUER', '没有找到发文机关。', 'No issuing authority was found.'));
  if (draft.issuedOn === null)
    warnings.push(warning('IMPORT.NO_DATE', '没有找到成文日期。', 'No date of issue was found.'));
  if (draft.tasks.length === 0) warnings.push(warning('IMPORT.NO_TASKS', '没有找到工作任务。', 'No tasks were found.'));
  return warnings;
}

const SECRET_LINE =
  /^(?:\d{4,8}号?)?(?:密级[:：]?|密件[:：]?)?(?:绝密|机密|秘密)(?:[★☆*＊▲◆·•].{0,14}|(?:级)?(?:文件|件)?|(?:长期|\d{1,2}年|[一二三五十]{1,2}年))$/;
const SECRET_MARK = /密级\s?[:：]\s?(?:绝\s?密|机\s?密|秘\s?密)|(?:绝\s?密|机\s?密|秘\s?密)\s?[★☆]/;

/** Whether the head of a document, or what stands around its pages, bears a mark of secrecy. */
function isMarkedSecret(text: string): boolean {
  const lines = text
    .slice(0, 4000)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(0, 20);
  return lines.some((line) => {
    if (line.length > 40) return false;
    const bare = toSimplified(line).replace(/[\s　\u00a0]/g, '');
    return SECRET_LINE.test(bare) || SECRET_MARK.test(toSimplified(line));
  });
}

/**
 * Reads a Chinese official work plan (.txt in UTF-8, UTF-16 or GBK, or .docx) into a draft.
 *
 * Nothing is guessed: what the document does not say is `null` or `[]`, and what was inferred is `sure: false` in
 * `sources`. The same bytes always give the same answer. Time is linear in the size of the text.
 * @throws DocumentRefused when the document is empty, not text, of another type, too large or marked secret.
 */
export async function importPlanDocument(input: {
  readonly bytes: Uint8Array;
  readonly fileName: string;
}): Promise<PlanImport> {
  const document = await readDocumentText(input.bytes, input.fileName);
  if (isMarkedSecret(document.text) || isMarkedSecret(document.margins)) throw new DocumentRefused('DOCUMENT.SECRET');
  const clean = cleanText(document.text);
  const { source } = clean;
  if (source.text === '') throw new DocumentRefused('DOCUMENT.EMPTY');
  if (source.lines > MAX_PARAGRAPHS) throw new DocumentRefused('DOCUMENT.TOO_LARGE');
  const outline = readOutline(source);
  const header = readHeader(source, outline);
  const stages = stageNodes(source, outline);
  const years = yearContext(
    header.title?.value ?? null,
    header.issuedOn?.value ?? null,
    stageYears(source, outline, stages),
  );
  const sources = new Sources();
  const draft = draftOf(
    {
      header,
      stages: readStages(source, outline, stages, years),
      tasks: readTasks(source, outline, stages, years),
      groups: readGroups(source),
      figures: readFigures(source, outline),
    },
    sources,
  );
  return { draft, text: source.text, sources: sources.list, warnings: warningsOf(document, clean, draft) };
}
