import {
  foundBySubject,
  withFiles,
  withoutText,
  withText,
  type FileReference,
  type Findable,
  type FindableText,
  type Instant,
  type SubjectAsOf,
  type View,
} from '@gongjian/shared-kernel';
import type { TitleEvent } from './title.events.js';

/** What a title is found by: its subject, its names, the numbers of its decisions and of its plaque, and what was filed with them. */
export const titleSearchView: View<Findable, TitleEvent> = (row, { event, metadata: { recordedAt: since } }) => {
  switch (event.type) {
    case 'CandidateListed':
      return row ?? newRow(event.data, since);
    case 'TitleImportProposed':
    case 'RecognitionProposed':
      return withFiles(row ?? newRow(event.data, since), filesOf(event.data));
    case 'TitleNamed':
    case 'TitleRenewed':
    case 'TitleConferred':
    case 'TitleImported':
    case 'TitleRecognised':
    case 'TitleRemoved': {
      const known = row ?? newRow(event.data, since);
      const texts = withNumbers(known.texts, event.data);
      return withFiles({ ...known, ...ofTitle(event.data), texts }, filesOf(event.data));
    }
    case 'SignedDocumentRecorded':
      return (
        row &&
        withFiles({ ...row, texts: withText(row.texts, 'number', event.data.documentNumber) }, filesOf(event.data))
      );
    case 'StatementReceived':
    case 'RemovalSigned':
    case 'AppealReceived':
      return row && withFiles(row, filesOf(event.data));
    case 'TitleCorrected': {
      if (row === null) return null;
      const { correction, was } = event.data;
      const kind = correction.field === 'plaqueNumber' ? 'plaque' : 'number';
      return { ...row, texts: withText(withoutText(row.texts, kind, was), kind, correction.value) };
    }
    default:
      return row;
  }
};

interface Told {
  readonly names?: { readonly zh: string; readonly en: string };
  readonly documentNumber?: string | null;
  readonly plaqueNumber?: string | null;
  readonly document?: FileReference | null;
  readonly files?: readonly FileReference[];
}

interface OfTitle {
  readonly titleId: string;
  readonly subject: SubjectAsOf;
  readonly programme: string;
}

function newRow(of: OfTitle, since: Instant): Findable {
  return { id: of.titleId, texts: [], unitIds: [], since, ...ofTitle(of) };
}

function ofTitle({ subject, programme }: OfTitle): Pick<Findable, 'title' | 'subtitle' | 'divisionId' | 'leadsTo'> {
  const { title, subtitle, divisionId, leadsTo } = foundBySubject(subject);
  return { title, subtitle, divisionId, leadsTo: { ...leadsTo, programmeId: programme } };
}

function withNumbers(known: readonly FindableText[], told: Told): readonly FindableText[] {
  const { names, documentNumber = null, plaqueNumber = null } = told;
  const named = withText(withText(known, 'name', names?.zh ?? null), 'name', names?.en ?? null);
  return withText(withText(named, 'number', documentNumber), 'plaque', plaqueNumber);
}

function filesOf({ document = null, files = [] }: Told): readonly (FileReference | null)[] {
  return [document, ...files];
}
