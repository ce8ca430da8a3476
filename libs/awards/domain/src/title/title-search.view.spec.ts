import type { Fact, Findable } from '@gongjian/shared-kernel';
import { id, titleId } from '../testing/campaign.js';
import { listed, named } from '../testing/title-story.js';
import type { TitleEvent } from './title.events.js';
import { titleSearchView } from './title-search.view.js';

const rowAfter = (...events: readonly TitleEvent[]): Findable | null =>
  events.reduce<Findable | null>(
    (row, event, revision) =>
      titleSearchView(row, {
        ...{ id: id(revision), stream: `title-${titleId}`, revision: BigInt(revision), position: '', event },
        metadata: { recordedAt: `2026-06-1${revision % 10}T02:00:00.000Z` } as Fact['metadata'],
      }),
    null,
  );

const naming = named.find(({ type }) => type === 'TitleNamed') as Extract<TitleEvent, { readonly type: 'TitleNamed' }>;
const corrected: TitleEvent = {
  type: 'TitleCorrected',
  data: {
    titleId,
    correctionId: id(90),
    corrects: id(91),
    correction: { field: 'documentNumber', value: '清创〔2026〕99号' },
    was: naming.data.documentNumber,
  } as never,
};

describe('what a title is found by', () => {
  it('is the name of its subject while it is a candidate', () => {
    const { subject } = (listed as Extract<TitleEvent, { readonly type: 'CandidateListed' }>).data;
    expect(rowAfter(listed)).toMatchObject({
      id: titleId,
      title: subject.name,
      subtitle: subject.division.name,
      divisionId: subject.division.id,
      leadsTo: { subjectId: subject.id },
      texts: [],
      since: '2026-06-10T02:00:00.000Z',
    });
  });

  it('is its names and the number of the decision once it is named', () => {
    const { names, documentNumber } = naming.data;
    expect(rowAfter(...named)?.texts).toEqual([
      { kind: 'name', text: names.zh },
      { kind: 'name', text: names.en },
      { kind: 'number', text: documentNumber },
    ]);
  });

  it('is the number as it was put right, and no longer the wrong one', () => {
    const texts = rowAfter(...named, corrected)?.texts.filter(({ kind }) => kind === 'number');
    expect(texts).toEqual([{ kind: 'number', text: '清创〔2026〕99号' }]);
  });

  it('is nothing of a title that nothing was told of', () => expect(rowAfter(corrected)).toBeNull());
});
