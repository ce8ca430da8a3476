const EVENTS: Readonly<Record<string, string>> = {
  TaskAssigned: '分派任务 Task assigned',
  TaskDelivered: '送达 Delivered',
  TaskSignedFor: '签收 Signed for',
  TaskRefused: '拒收 Refused',
  EvidenceSubmitted: '报送材料 Evidence submitted',
  EvidenceReviewed: '审核 Evidence reviewed',
  TaskCompleted: '办结 Completed',
  TaskExtensionRequested: '申请延期 Extension asked for',
  TaskExtended: '批准延期 Extended',
  TaskReminded: '到期提醒 Reminded',
  TaskUrged: '催办 Urged',
  TaskHandedOver: '移交 Handed over',
  TaskBecameOverdue: '逾期 Became overdue',
};

const ROLES: Readonly<Record<string, string>> = {
  office: '创建办 office',
  unitHead: '单位负责人 unit head',
  unitLiaison: '联络员 liaison',
  handler: '承办人 handler',
  town: '街镇 town',
  community: '社区 community',
  reviewer: '审核员 reviewer',
  leader: '领导 leader',
  auditor: '审计 auditor',
};

const STATUSES: Readonly<Record<string, string>> = {
  assigned: '已分派 assigned',
  signedFor: '已签收 signed for',
  submitted: '待审核 submitted',
  returned: '已退回 returned',
  completed: '已办结 completed',
};

export const eventName = (type: string): string => EVENTS[type] ?? type;
export const roleName = (role: string): string => ROLES[role] ?? role;
export const statusName = (status: string): string => STATUSES[status] ?? status;

/** `2026-01-15 10:22:31` in Shanghai. */
export function shanghaiTime(instant: string): string {
  return new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Asia/Shanghai',
    dateStyle: 'short',
    timeStyle: 'medium',
  }).format(new Date(instant));
}

/** What an event changed, at a JSON pointer into the record. */
export interface Change {
  readonly path: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

interface Added {
  readonly unit?: { readonly name: string };
  readonly way?: string;
  readonly evidence?: readonly { readonly version: number; readonly note: string | null }[];
  readonly level?: number;
  readonly result?: string;
}

/** The changes people look for, before → after; the rest is in the record. */
export function changesSaid(changes: readonly Change[]): readonly string[] {
  const said: string[] = [];
  for (const { path, before, after } of changes) {
    const [, list, index] = /^\/(\w+)\/(\d+)$/.exec(path) ?? [];
    if (list !== undefined && before === undefined) said.push(addedSaid(list, Number(index) + 1, after as Added));
    else if (path === '/status') said.push(`状态 status: ${statusOrNone(before)} → ${statusOrNone(after)}`);
    else if (path === '/due/on') said.push(`期限 due: ${String(before)} → ${String(after)}`);
    else if (/^\/reviews\/\d+\/counts$/.test(path))
      said.push('此前的通过不再计入 an earlier approval no longer counts');
  }
  const level = levelSaid(changes);
  return level === null ? said : [...said, level];
}

function addedSaid(list: string, number: number, { unit, way, evidence, level, result }: Added): string {
  switch (list) {
    case 'deliveries':
      return `送达 delivered: — → ${unit?.name}（${way}）`;
    case 'signatures':
      return `签收单位 signed for by: — → ${unit?.name}`;
    case 'submissions': {
      const pieces = evidence?.map(({ version, note }) => `${note ?? ''} v${version}`);
      return `材料 evidence: — → 第 ${number} 次 submission ${number}（${pieces?.join('、')}）`;
    }
    case 'reviews':
      return `审核 review: — → 第 ${level} 级 level ${level} ${result === 'approve' ? '通过 approved' : '退回 returned'}`;
    default:
      return `${list}: +1`;
  }
}

function statusOrNone(status: unknown): string {
  return typeof status === 'string' ? statusName(status) : '—';
}

/** The level that reviews next: the whole value or its members changed. */
function levelSaid(changes: readonly Change[]): string | null {
  const whole = changes.find(({ path }) => path === '/waitsFor');
  const member = changes.find(({ path }) => path === '/waitsFor/level');
  if (whole === undefined && member === undefined) return null;
  const levelOf = (value: unknown): string => {
    const level = typeof value === 'object' && value !== null ? (value as { readonly level?: unknown }).level : value;
    return typeof level === 'number' ? `第 ${level} 级 level ${level}` : '—';
  };
  const { before, after } = (whole ?? member) as Change;
  return `待审 waits for: ${levelOf(before)} → ${levelOf(after)}`;
}
