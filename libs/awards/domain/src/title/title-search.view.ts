import {
  withoutText,
  withText,
  type Findable,
  type FindableText,
  type SubjectAsOf,
  type View,
} from '@gongjian/shared-kernel';
import type { TitleEvent } from './title.events.js';

/** What a title is found by: its subject, its names, the numbers of its decisions and of its plaque. */
export const titleSearchView: View<Findable, TitleEvent> = (row, { event, metadata: { recordedAt: since } }) => {
  switch (event.type) {
    case 'CandidateListed':
    case 'TitleImportProposed':
    case 'RecognitionProposed':
      return row ?? { id: event.data.titleId, texts: [], unitIds: [], since, ...ofTitle(event.data) };
    case 'TitleNamed':
    case 'TitleRenewed':
    case 'TitleConferred':
    case 'TitleImported':
    case 'TitleRecognised':
    case 'TitleRemoved': {
      const known = row ?? { id: event.data.titleId, texts: [], unitIds: [], since };
      return { ...known, ...ofTitle(event.data), texts: withNumbers(known.texts, event.data) };
    }
    case 'SignedDocumentRecorded':
      return row && { ...row, texts: withText(row.texts, 'number', event.data.documentNumber) };
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
}

function ofTitle({
  subject,
  programme,
}: {
  readonly subject: SubjectAsOf;
  readonly programme: string;
}): Pick<Findable, 'title' | 'subtitle' | 'divisionId' | 'leadsTo'> {
  const { id, name, division } = subject;
  const leadsTo = { subjectId: id, programmeId: programme };
  return { title: name, subtitle: division.name, divisionId: division.id, leadsTo };
}

function withNumbers(known: readonly FindableText[], told: Told): readonly FindableText[] {
  const { names, documentNumber = null, plaqueNumber = null } = told;
  const named = withText(withText(known, 'name', names?.zh ?? null), 'name', names?.en ?? null);
  return withText(withText(named, 'number', documentNumber), 'plaque', plaqueNumber);
}
