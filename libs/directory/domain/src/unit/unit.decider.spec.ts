import { decider } from '@gongjian/shared-testing';
import type { UnitEvent } from '@gongjian/directory-contracts';
import type { UnitCommand } from './unit.commands.js';
import { unitDecider } from './unit.decider.js';

const at = { now: '2026-03-02T01:00:00.000Z', today: '2026-03-02' };
const countyRef = { id: 'd-county', name: '清河县', code: '990121000000' };
const townRef = { id: 'd-town', name: '河东镇', code: '990121101000' };
const county = { ...countyRef, endedOn: null };
const town = { ...townRef, endedOn: null };
const governmentRef = { id: 'u-government', name: '清河县人民政府' };
const government = { ...governmentRef, closedOn: null };
const registering = {
  name: '清河县民政局',
  kind: 'bureau',
  division: county,
  superior: government,
  effectiveOn: '2012-01-01',
} as const;
const registered: UnitEvent = {
  type: 'UnitRegistered',
  data: { ...registering, division: countyRef, superior: governmentRef },
};
const renaming = { name: '清河县民政和社会工作局', effectiveOn: '2024-03-01' };
const renamed: UnitEvent = { type: 'UnitRenamed', data: { ...renaming, previousName: '清河县民政局' } };
const moved: UnitEvent = {
  type: 'UnitMoved',
  data: { division: townRef, previousDivision: countyRef, effectiveOn: '2024-03-01' },
};
const superiorGone: UnitEvent = {
  type: 'UnitSuperiorChanged',
  data: { superior: null, previousSuperior: governmentRef, effectiveOn: '2024-03-01' },
};
const closing = { unitId: 'u-1', successor: government, effectiveOn: '2025-01-01', reason: '机构改革' };
const closed: UnitEvent = {
  type: 'UnitClosed',
  data: { successor: governmentRef, effectiveOn: '2025-01-01', reason: '机构改革' },
};
const unit = decider(unitDecider);

describe('no unit', () => {
  it('is registered with territory and superior', () => {
    unit
      .given([])
      .when({ type: 'RegisterUnit', data: registering, ...at })
      .then([registered]);
  });
  it('is refused in a division or under a superior that has ended', () => {
    unit
      .given([])
      .when({ type: 'RegisterUnit', data: { ...registering, division: { ...county, endedOn: '2011-01-01' } }, ...at })
      .thenRefuses('DIVISION.ENDED');
    unit
      .given([])
      .when({
        type: 'RegisterUnit',
        data: { ...registering, superior: { ...government, closedOn: '2012-01-01' } },
        ...at,
      })
      .thenRefuses('UNIT.CLOSED');
  });
  it('has nothing to change', () => {
    unit
      .given([])
      .when({ type: 'RenameUnit', data: renaming, ...at })
      .thenRefuses('UNIT.UNKNOWN');
  });
});

describe('a registered unit', () => {
  it('is not registered twice', () => {
    unit
      .given([registered])
      .when({ type: 'RegisterUnit', data: registering, ...at })
      .thenNothing();
    unit
      .given([registered])
      .when({ type: 'RegisterUnit', data: { ...registering, kind: 'company' }, ...at })
      .thenRefuses('UNIT.ALREADY_REGISTERED');
  });
  it('is renamed from a day on', () => {
    const command: UnitCommand = { type: 'RenameUnit', data: renaming, ...at };
    unit.given([registered]).when(command).then([renamed]);
    unit.given([registered, renamed]).when(command).thenNothing();
    unit
      .given([registered])
      .when({ type: 'RenameUnit', data: { ...renaming, effectiveOn: '2011-12-31' }, ...at })
      .thenRefuses('UNIT.BEFORE_REGISTERED');
  });
  it('moves to another division from a day on', () => {
    const command: UnitCommand = { type: 'MoveUnit', data: { division: town, effectiveOn: '2024-03-01' }, ...at };
    unit.given([registered]).when(command).then([moved]);
    unit.given([registered, moved]).when(command).thenNothing();
    unit
      .given([registered])
      .when({ ...command, data: { ...command.data, division: { ...town, endedOn: '2024-03-01' } } })
      .thenRefuses('DIVISION.ENDED');
  });
  it('changes its superior from a day on', () => {
    const command: UnitCommand = {
      type: 'ChangeUnitSuperior',
      data: { unitId: 'u-1', superior: null, effectiveOn: '2024-03-01' },
      ...at,
    };
    unit.given([registered]).when(command).then([superiorGone]);
    unit.given([registered, superiorGone]).when(command).thenNothing();
    unit
      .given([registered])
      .when({ ...command, data: { ...command.data, superior: { id: 'u-1', name: '自己', closedOn: null } } })
      .thenRefuses('UNIT.UNDER_ITSELF');
  });
  it('is closed, with a successor', () => {
    const command: UnitCommand = { type: 'CloseUnit', data: closing, ...at };
    unit.given([registered]).when(command).then([closed]);
    unit.given([registered, closed]).when(command).thenNothing();
    unit
      .given([registered, closed])
      .when({ ...command, data: { ...closing, effectiveOn: '2025-02-01' } })
      .thenRefuses('UNIT.CLOSED');
    unit
      .given([registered])
      .when({ ...command, data: { ...closing, successor: { ...government, id: 'u-1' } } })
      .thenRefuses('UNIT.UNDER_ITSELF');
    unit
      .given([registered])
      .when({ ...command, data: { ...closing, effectiveOn: '2011-01-01' } })
      .thenRefuses('UNIT.BEFORE_REGISTERED');
  });
});

describe('a closed unit', () => {
  it.each<UnitCommand>([
    { type: 'RenameUnit', data: renaming, ...at },
    { type: 'MoveUnit', data: { division: town, effectiveOn: '2024-03-01' }, ...at },
    { type: 'ChangeUnitSuperior', data: { unitId: 'u-1', superior: null, effectiveOn: '2024-03-01' }, ...at },
  ])('takes no $type', (command) => {
    unit.given([registered, closed]).when(command).thenRefuses('UNIT.CLOSED');
  });
});

describe('a wrong record', () => {
  const correct = (revision: number, change: { name?: string; effectiveOn?: string }): UnitCommand => ({
    type: 'CorrectUnitRecord',
    data: { corrects: { eventId: 'e', revision }, ...change, reason: '录入有误' },
    ...at,
  });
  it('is put right and both values stay', () => {
    const corrected: UnitEvent = {
      type: 'UnitRecordCorrected',
      data: {
        corrects: { eventId: 'e', revision: 1 },
        effectiveOn: '2024-04-01',
        previous: { effectiveOn: '2024-03-01' },
        reason: '录入有误',
      },
    };
    const command = correct(1, { effectiveOn: '2024-04-01' });
    unit.given([registered, moved]).when(command).then([corrected]);
    unit.given([registered, moved, corrected]).when(command).thenNothing();
    expect(unit.given([registered, moved, corrected]).state()).toMatchObject({
      divisions: [
        { value: countyRef, from: '2012-01-01' },
        { value: townRef, from: '2024-04-01' },
      ],
    });
  });
  it('may be of a closed unit', () => {
    unit
      .given([registered, closed])
      .when(correct(0, { name: '清河县民政局(筹)' }))
      .then([
        {
          type: 'UnitRecordCorrected',
          data: {
            corrects: { eventId: 'e', revision: 0 },
            name: '清河县民政局(筹)',
            previous: { name: '清河县民政局' },
            reason: '录入有误',
          },
        },
      ]);
  });
  it('must hold what is corrected, and the order of days stays', () => {
    unit
      .given([registered, moved])
      .when(correct(1, { name: '别名' }))
      .thenRefuses('UNIT.FACT_UNKNOWN');
    unit
      .given([registered, closed])
      .when(correct(1, { effectiveOn: '2024-01-01' }))
      .thenRefuses('UNIT.FACT_UNKNOWN');
    unit
      .given([registered, moved])
      .when(correct(1, { effectiveOn: '2011-01-01' }))
      .thenRefuses('UNIT.BEFORE_REGISTERED');
    unit
      .given([registered, moved])
      .when(correct(0, { effectiveOn: '2024-03-02' }))
      .thenRefuses('UNIT.BEFORE_REGISTERED');
  });
});
