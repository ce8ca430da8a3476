import { itemsOf, type RecordedAct } from './items-of.js';
import { referencedFiles } from './referenced-files.js';

const RECORDED = '2026-07-20T17:00:00.000Z';
const file = (n: number) => ({
  fileId: `file-${n}`,
  sha256: String(n).repeat(64),
  size: n,
  mediaType: 'image/png',
  fileName: null,
});

type Told = readonly [type: string, data: Readonly<Record<string, unknown>>];

function acts(...events: Told[]): readonly RecordedAct[] {
  return events.map(([type, data], revision) => ({ revision, type, data, recordedAt: RECORDED }));
}

const subject = { id: 's', name: '和顺小区' };

describe('the items of a title', () => {
  const history = acts(
    ['CandidateListed', { subject }],
    [
      'TitleNamed',
      {
        subject,
        names: { zh: '无疫小区', en: '' },
        namedOn: '2026-07-01',
        documentNumber: '清创〔2026〕9号',
        by: [{ unit: { name: '县政府' } }, { unit: { name: '县政府' } }],
      },
    ],
    ['TitleConferred', {}],
    ['TriggerRaised', {}],
    [
      'TitleRemoved',
      {
        subject,
        names: { zh: '无疫小区', en: '' },
        effectiveOn: '2026-08-01',
        documentNumber: null,
        authority: { name: '县创建办' },
      },
    ],
    ['RemovalServed', {}],
    ['CandidateListed', { subject }],
  );

  it('are its decisions, each with what led to it and what was done after it', () => {
    const [naming, removal, ...more] = itemsOf('title', history);
    expect(more).toEqual([]);
    expect(naming).toMatchObject({
      kind: 'naming',
      title: '关于命名和顺小区为“无疫小区”的决定',
      date: '2026-07-01',
      documentNumber: '清创〔2026〕9号',
      responsible: '县政府',
    });
    expect(naming?.acts.map(({ revision }) => revision)).toEqual([0, 1, 2]);
    expect(removal).toMatchObject({
      kind: 'removal',
      date: '2026-08-01',
      documentNumber: null,
      responsible: '县创建办',
    });
    expect(removal?.acts.map(({ revision }) => revision)).toEqual([3, 4, 5, 6]);
  });

  it('are none before anything is decided', () => {
    expect(itemsOf('title', history.slice(0, 1))).toEqual([]);
    expect(itemsOf('unknown', history)).toEqual([]);
  });
});

describe('the item of a plan', () => {
  const drafted = ['PlanDrafted', { title: '草稿', authority: { name: '县创建办' } }] as const;
  const issued = ['PlanIssued', { number: '清创〔2026〕1号', issuedOn: '2026-03-01' }] as const;

  it('has its number, its day, and the title it was given last', () => {
    const [plan] = itemsOf('plan', acts(drafted, ['PlanHeaderChanged', { title: '工作方案' }], issued));
    expect(plan).toMatchObject({
      kind: 'workPlan',
      title: '工作方案',
      date: '2026-03-01',
      documentNumber: '清创〔2026〕1号',
      responsible: '县创建办',
    });
  });

  it('is as it was corrected', () => {
    const [plan] = itemsOf(
      'plan',
      acts(
        drafted,
        issued,
        ['PlanCorrected', { correction: { field: 'title', value: '更正后的方案' } }],
        ['PlanCorrected', { correction: { field: 'number', value: '清创〔2026〕2号' } }],
      ),
    );
    expect(plan).toMatchObject({ title: '更正后的方案', documentNumber: '清创〔2026〕2号' });
  });

  it('is none while it is a draft', () => expect(itemsOf('plan', acts(drafted))).toEqual([]));
});

describe('a record that names no day', () => {
  it('is of the day it took effect, or in China of the day it was recorded', () => {
    const [concluded] = acts(['RoundConcluded', { division: { name: '清河县' }, period: { key: '2026-Q2' } }]);
    expect(itemsOf('round', [concluded as RecordedAct])[0]).toMatchObject({
      date: '2026-07-21',
      title: '清河县 2026-Q2 考评结论',
    });
    expect(itemsOf('round', [{ ...(concluded as RecordedAct), effectiveOn: '2026-07-01' }])[0]).toMatchObject({
      date: '2026-07-01',
    });
  });
});

describe('the files of a task', () => {
  const submit = (submission: number, ...files: readonly unknown[]) =>
    ['EvidenceSubmitted', { submission, evidence: files }] as const;
  const assigned = ['TaskAssigned', { heading: '任务', order: { document: file(9) } }] as const;
  const filesOf = (...events: Told[]) => referencedFiles({ acts: acts(...events) }).map(({ fileId }) => fileId);

  it('are the order and the evidence that was accepted', () => {
    expect(
      filesOf(assigned, submit(1, file(1)), submit(2, file(2), file(3)), ['TaskCompleted', { submission: 2 }]),
    ).toEqual(['file-9', 'file-2', 'file-3']);
  });

  it('are what was submitted last while nothing is accepted', () => {
    expect(filesOf(assigned, submit(1, file(1)), submit(2, file(2)))).toEqual(['file-9', 'file-2']);
  });

  it('are each there once', () => {
    expect(filesOf(assigned, submit(1, file(9), file(1)), ['TaskCompleted', { submission: 1 }])).toEqual([
      'file-9',
      'file-1',
    ]);
  });
});
