import type { Fact, JsonValue } from '@gongjian/shared-kernel';
import { housing, id } from '../testing/campaign.js';
import type { ProgrammeEvent } from './programme.events.js';
import { programmeSearchView } from './programme-search.view.js';

function factOf(event: ProgrammeEvent): Fact<ProgrammeEvent> {
  const metadata = { recordedAt: '2026-03-01T02:00:00.000Z' } as Fact['metadata'];
  return { id: id(900), stream: `programme-${id(1)}`, revision: 0n, position: '', event, metadata };
}

const drafted = (definition: JsonValue): ProgrammeEvent => ({
  type: 'ProgrammeDrafted',
  data: { programmeId: id(1), authority: housing, definition },
});

describe('what a programme is found by', () => {
  const names = (zh: string, en: string) => ({ zh, en });
  const definition = {
    key: 'tidy',
    names: names('整洁楼院创建', 'Tidy courtyards'),
    standard: {
      items: [
        { code: 'a', names: names('环境', 'Surroundings'), items: [{ code: 'b', names: names('楼道', 'Stairs') }] },
      ],
    },
  };

  it('are its names, its key and the indicators of every level, each once', () => {
    expect(programmeSearchView(null, factOf(drafted(definition)))).toMatchObject({
      id: id(1),
      title: '整洁楼院创建',
      subtitle: housing.name,
      since: '2026-03-01T02:00:00.000Z',
      texts: [
        { kind: 'name', text: 'Tidy courtyards' },
        { kind: 'code', text: 'tidy' },
        { kind: 'indicator', text: '环境' },
        { kind: 'indicator', text: 'Surroundings' },
        { kind: 'indicator', text: '楼道' },
        { kind: 'indicator', text: 'Stairs' },
      ],
    });
  });

  it('are as it was written last', () => {
    const row = programmeSearchView(null, factOf(drafted(definition)));
    const revised = {
      type: 'ProgrammeRevised',
      data: { programmeId: id(1), definition: { names: names('洁净', '') } },
    };
    expect(programmeSearchView(row, factOf(revised as ProgrammeEvent))).toMatchObject({ title: '洁净', texts: [] });
  });

  it.each<[JsonValue]>([[{}], [{ names: 1, standard: { items: {} } }], [{ standard: { items: [1, null] } }], [null]])(
    'are none of a draft that says %j',
    (unfinished) => {
      expect(programmeSearchView(null, factOf(drafted(unfinished)))).toMatchObject({ title: '', texts: [] });
    },
  );
});
