import { CHECKS, type Check, type CheckCounts, type DossierRow } from '@gongjian/audit-domain';
import type { ArrangedItem } from './arranged.js';
import { countsOf, type CheckFault } from './four-checks.js';
import { escaped, pageOf, tableOf } from './markup.js';
import type { StoredDossier } from './stored-dossier.js';

export interface CheckReport {
  readonly standard: 'DA/T 70-2018';
  readonly dossierId: string;
  readonly scope: string;
  readonly orderedAt: string;
  readonly passed: boolean;
  readonly checkpoint: {
    readonly origin: string;
    readonly size: number;
    readonly root: string;
    readonly signed: boolean;
  };
  /** Leaves that were read, of those that the checkpoint covers. */
  readonly log: { readonly read: number; readonly covered: number };
  readonly virusScan: null;
  readonly totals: CheckCounts;
  readonly items: readonly {
    readonly archiveNumber: string;
    readonly title: string;
    readonly faults: Readonly<Record<Check, readonly CheckFault[]>>;
  }[];
}

const WORDS: Readonly<Record<Check, string>> = {
  authentic: '真实性',
  complete: '完整性',
  usable: '可用性',
  safe: '安全性',
};

const FAULT_WORDS: Readonly<Record<CheckFault['code'], string>> = {
  eventNotAsSigned: '事件与已签名的检查点不符',
  eventNotInTree: '事件不在检查点的树中',
  revisionMissing: '记录缺少一段经过',
  fileDiffers: '文件与记录的校验值不符',
  fileMissing: '文件不在',
  fileUnreadable: '存储的文件已损坏',
  formatDiffers: '内容与登记的格式不符',
  formatNotListed: '不是适合长期保存的格式',
  encrypted: '文件带有密码',
  refusedContent: '含有可执行内容、宏，或不能识别',
  metadataMissing: '缺少必备的元数据',
};

export function checkReport(
  { id, scope, orderedAt }: Pick<DossierRow, 'id' | 'scope' | 'orderedAt'>,
  { tree, signed, leaves, checks }: StoredDossier,
  items: readonly ArrangedItem[],
): CheckReport {
  const found = items.map((item, index) => ({
    archiveNumber: item.archiveNumber,
    title: item.title,
    faults: checks[index] ?? { authentic: [], complete: [], usable: [], safe: [] },
  }));
  const totals = countsOf(found.map(({ faults }) => ({ checks: faults })));
  const { origin, size, root } = tree;
  const passed = signed && leaves === size && CHECKS.every((check) => totals[check].failed === 0);
  return {
    standard: 'DA/T 70-2018',
    dossierId: id,
    scope: scope.name,
    orderedAt,
    passed,
    checkpoint: { origin, size, root, signed },
    log: { read: leaves, covered: size },
    virusScan: null,
    totals,
    items: found,
  };
}

export function reportPage(report: CheckReport): string {
  const { checkpoint, log, totals, items } = report;
  const head = [
    ['范围', escaped(report.scope)],
    ['结论', report.passed ? '通过' : '<span class="failed">未通过</span>'],
    ['检查点', escaped(`${checkpoint.origin}，${checkpoint.size} 条，${checkpoint.signed ? '签名有效' : '签名无效'}`)],
    ['日志', `应有 ${log.covered} 条，读到 ${log.read} 条`],
    ['病毒扫描', '未进行：系统不带病毒扫描，请由接收单位扫描'],
  ];
  const rows = CHECKS.map((check) => [WORDS[check], String(totals[check].passed), String(totals[check].failed)]);
  const faults = items.map(({ archiveNumber, title, faults: of }) => [
    escaped(archiveNumber),
    escaped(title),
    ...CHECKS.map((check) => outcome(of[check])),
  ]);
  return pageOf(
    '电子档案四性检测报告',
    [
      tableOf(['项目', '结果'], head),
      tableOf(['检测', '通过（件）', '未通过（件）'], rows),
      '<h2>逐件结果</h2>',
      tableOf(['档号', '题名', ...CHECKS.map((check) => WORDS[check])], faults),
    ].join('\n'),
  );
}

function outcome(faults: readonly CheckFault[]): string {
  if (faults.length === 0) return '通过';
  const lines = faults.map(({ code, what }) => `${FAULT_WORDS[code]}：${escaped(what)}`);
  return `<span class="failed">${lines.join('<br>')}</span>`;
}
