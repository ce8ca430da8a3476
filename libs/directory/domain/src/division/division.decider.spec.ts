import { decider } from '@gongjian/shared-testing';
import type { DivisionEvent } from '@gongjian/directory-contracts';
import type { DivisionCommand } from './division.commands.js';
import { divisionDecider } from './division.decider.js';
import { levelOfCode, standsBelow } from './division-code.js';

const at = { now: '2026-03-02T01:00:00.000Z', today: '2026-03-02' };
const county = { id: 'd-county', name: '清河县', code: '990121000000', endedOn: null as string | null };
const otherCounty = { id: 'd-other', name: '望江区', code: '990102000000', endedOn: null };
const town = { id: 'd-town', name: '南桥镇', code: '990121102000', endedOn: null };
const { endedOn: _, ...countyRef } = county;
const { endedOn: _other, ...otherRef } = otherCounty;
const { endedOn: _town, ...townRef } = town;
const founding = { code: '990121101000', name: '河东镇', parent: county, effectiveOn: '2010-01-01' };
const founded: DivisionEvent = {
  type: 'DivisionFounded',
  data: { ...founding, level: 'town', parent: countyRef },
};
const renaming = { name: '河东街道', effectiveOn: '2020-06-01', documentNumber: '云政〔2020〕5号' };
const renamed: DivisionEvent = { type: 'DivisionRenamed', data: { ...renaming, previousName: '河东镇' } };
const abolishing = { reason: '撤镇', effectiveOn: '2025-01-01', documentNumber: null };
const abolished: DivisionEvent = { type: 'DivisionAbolished', data: abolishing };
const merging = { divisionId: 'd-1', into: town, effectiveOn: '2025-01-01', documentNumber: null };
const merged: DivisionEvent = {
  type: 'DivisionMerged',
  data: { into: townRef, effectiveOn: '2025-01-01', documentNumber: null },
};
const moving = {
  divisionId: 'd-1',
  parent: otherCounty,
  parentPath: [otherRef],
  effectiveOn: '2024-01-01',
  documentNumber: null,
};
const moved: DivisionEvent = {
  type: 'DivisionMoved',
  data: { parent: otherRef, previousParent: countyRef, effectiveOn: '2024-01-01', documentNumber: null },
};
const division = decider(divisionDecider);

describe('a division code', () => {
  it.each<[string, string | null]>([
    ['990000000000', 'province'],
    ['990100000000', 'city'],
    ['990121000000', 'county'],
    ['990121101000', 'town'],
    ['990121101001', 'community'],
    ['990100101000', 'town'],
    ['000000000000', null],
    ['99012110100', null],
    ['99012110100x', null],
  ])('%s names the level %s', (code, level) => {
    expect(levelOfCode(code)).toBe(level);
  });
  it('orders levels, whatever stands between', () => {
    expect(standsBelow('town', '990100000000')).toBe(true);
    expect(standsBelow('county', '990121000000')).toBe(false);
    expect(standsBelow('city', '990121000000')).toBe(false);
  });
});

describe('no division', () => {
  it('is founded under a higher one', () => {
    division
      .given([])
      .when({ type: 'FoundDivision', data: founding, ...at })
      .then([founded]);
  });
  it.each<[string, Partial<typeof founding>, string]>([
    ['a code of other digits', { code: '123' }, 'DIVISION.CODE_INVALID'],
    ['a parent below it', { parent: { ...town, code: '990121102001' } }, 'DIVISION.LEVEL_UNFIT'],
    ['a parent that has ended', { parent: { ...county, endedOn: '2009-12-31' } }, 'DIVISION.ENDED'],
  ])('is refused with %s', (_what, change, code) => {
    division
      .given([])
      .when({ type: 'FoundDivision', data: { ...founding, ...change }, ...at })
      .thenRefuses(code);
  });
  it('has a parent unless it is a province', () => {
    const province = { code: '990000000000', name: '江陵省', parent: null, effectiveOn: '2000-01-01' };
    division
      .given([])
      .when({ type: 'FoundDivision', data: province, ...at })
      .then([{ type: 'DivisionFounded', data: { ...province, level: 'province' } }]);
    division
      .given([])
      .when({ type: 'FoundDivision', data: { ...founding, parent: null }, ...at })
      .thenRefuses('DIVISION.LEVEL_UNFIT');
  });
  it('has nothing to change', () => {
    division
      .given([])
      .when({ type: 'RenameDivision', data: renaming, ...at })
      .thenRefuses('DIVISION.UNKNOWN');
  });
});

describe('a standing division', () => {
  it('is not founded twice', () => {
    division
      .given([founded])
      .when({ type: 'FoundDivision', data: founding, ...at })
      .thenNothing();
    division
      .given([founded])
      .when({ type: 'FoundDivision', data: { ...founding, name: '河西镇' }, ...at })
      .thenRefuses('DIVISION.CODE_TAKEN');
  });
  it('is renamed from a day on', () => {
    const command: DivisionCommand = { type: 'RenameDivision', data: renaming, ...at };
    division.given([founded]).when(command).then([renamed]);
    division.given([founded, renamed]).when(command).thenNothing();
    division
      .given([founded])
      .when({ type: 'RenameDivision', data: { ...renaming, effectiveOn: '2009-12-31' }, ...at })
      .thenRefuses('DIVISION.BEFORE_FOUNDED');
  });
  it('gets another parent from a day on', () => {
    const command: DivisionCommand = { type: 'MoveDivision', data: moving, ...at };
    division.given([founded]).when(command).then([moved]);
    division.given([founded, moved]).when(command).thenNothing();
    division
      .given([founded])
      .when({ type: 'MoveDivision', data: { ...moving, parentPath: [{ ...townRef, id: 'd-1' }] }, ...at })
      .thenRefuses('DIVISION.UNDER_ITSELF');
    division
      .given([founded])
      .when({ type: 'MoveDivision', data: { ...moving, parent: town }, ...at })
      .thenRefuses('DIVISION.LEVEL_UNFIT');
  });
  it('is merged into another', () => {
    const command: DivisionCommand = { type: 'MergeDivision', data: merging, ...at };
    division.given([founded]).when(command).then([merged]);
    division.given([founded, merged]).when(command).thenNothing();
    division
      .given([founded])
      .when({ type: 'MergeDivision', data: { ...merging, divisionId: town.id }, ...at })
      .thenRefuses('DIVISION.UNDER_ITSELF');
  });
  it('is abolished', () => {
    const command: DivisionCommand = { type: 'AbolishDivision', data: abolishing, ...at };
    division.given([founded]).when(command).then([abolished]);
    division.given([founded, abolished]).when(command).thenNothing();
    division.given([founded, merged]).when(command).thenRefuses('DIVISION.ENDED');
  });
});

describe('an ended division', () => {
  it.each<DivisionCommand>([
    { type: 'RenameDivision', data: renaming, ...at },
    { type: 'MoveDivision', data: moving, ...at },
    { type: 'MergeDivision', data: merging, ...at },
  ])('takes no $type', (command) => {
    division.given([founded, abolished]).when(command).thenRefuses('DIVISION.ENDED');
  });
});

describe('a wrong record', () => {
  const ofRenaming = { eventId: 'e-1', revision: 1 };
  it('is put right and both values stay', () => {
    const corrected: DivisionEvent = {
      type: 'DivisionRecordCorrected',
      data: {
        corrects: ofRenaming,
        name: '河东新街道',
        effectiveOn: '2020-07-01',
        previous: { name: '河东街道', effectiveOn: '2020-06-01' },
        reason: '录入有误',
      },
    };
    const command: DivisionCommand = {
      type: 'CorrectDivisionRecord',
      data: { corrects: ofRenaming, name: '河东新街道', effectiveOn: '2020-07-01', reason: '录入有误' },
      ...at,
    };
    division.given([founded, renamed]).when(command).then([corrected]);
    division.given([founded, renamed, corrected]).when(command).thenNothing();
    expect(division.given([founded, renamed, corrected]).state()).toMatchObject({
      names: [
        { value: '河东镇', from: '2010-01-01' },
        { value: '河东新街道', from: '2020-07-01' },
      ],
    });
  });
  it('must be one of this division that holds what is corrected', () => {
    const command = (revision: number, name: string | undefined): DivisionCommand => ({
      type: 'CorrectDivisionRecord',
      data: {
        corrects: { eventId: 'e', revision },
        ...(name === undefined ? {} : { name }),
        effectiveOn: '2021-01-01',
        reason: '有误',
      },
      ...at,
    });
    division.given([founded, moved]).when(command(2, undefined)).thenRefuses('DIVISION.FACT_UNKNOWN');
    division.given([founded, moved]).when(command(1, '别名')).thenRefuses('DIVISION.FACT_UNKNOWN');
  });
  it('cannot put a change before the founding, nor the founding after a change', () => {
    const command = (revision: number, effectiveOn: string): DivisionCommand => ({
      type: 'CorrectDivisionRecord',
      data: { corrects: { eventId: 'e', revision }, effectiveOn, reason: '有误' },
      ...at,
    });
    division.given([founded, renamed]).when(command(1, '2009-01-01')).thenRefuses('DIVISION.BEFORE_FOUNDED');
    division.given([founded, renamed]).when(command(0, '2021-01-01')).thenRefuses('DIVISION.BEFORE_FOUNDED');
    expect(
      division
        .given([
          founded,
          {
            type: 'DivisionRecordCorrected',
            data: {
              corrects: { eventId: 'e', revision: 0 },
              effectiveOn: '2009-01-01',
              previous: { effectiveOn: '2010-01-01' },
              reason: '有误',
            },
          },
        ])
        .state(),
    ).toMatchObject({ foundedOn: '2009-01-01', parents: [{ from: '2009-01-01' }] });
  });
});
