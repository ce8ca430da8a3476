import { DomainError } from '@gongjian/shared-kernel';
import type { Role } from '../principal.js';
import { POLICY, type Action } from './policy-table.js';

/**
 * Why a request is refused: no right to the action at all; a right, but not here; what was submitted is one's own; it
 * would be done to oneself.
 */
export type DenialReason = 'NO_ROLE' | 'OUT_OF_SCOPE' | 'OWN_SUBMISSION' | 'ON_ONESELF';

const ROLE_NAMES: { readonly [R in Role]: { readonly zh: string; readonly en: string } } = {
  office: { zh: '创建办', en: 'campaign office' },
  unitHead: { zh: '单位负责人', en: 'unit head' },
  unitLiaison: { zh: '单位联络员', en: 'unit liaison' },
  handler: { zh: '承办人', en: 'handler' },
  town: { zh: '街道（乡镇）经办', en: 'town officer' },
  community: { zh: '社区（村）经办', en: 'community officer' },
  reviewer: { zh: '审核人', en: 'reviewer' },
  assessor: { zh: '考评员', en: 'assessor' },
  leader: { zh: '领导', en: 'leader' },
  auditor: { zh: '审计', en: 'auditor' },
  systemAdmin: { zh: '系统管理员', en: 'system administrator' },
  securityAdmin: { zh: '安全管理员', en: 'security administrator' },
  auditAdmin: { zh: '审计管理员', en: 'audit administrator' },
  agency: { zh: '部门系统', en: 'agency system' },
  superior: { zh: '上级平台', en: 'system of a higher authority' },
};

/**
 * 403 `ACCESS.DENIED`; `details` name the action, the reason and the roles that may.
 *
 * @param roles that may in this case; every one of the table by default
 */
export function accessDenied(
  action: Action,
  reason: DenialReason,
  held: readonly Role[],
  roles = Object.keys(POLICY[action]) as readonly Role[],
): DomainError {
  const may = { zh: names(roles, 'zh', '、'), en: names(roles, 'en', ', ') };
  const own = { zh: names(held, 'zh', '、') || '未授权', en: names(held, 'en', ', ') || 'none' };
  switch (reason) {
    case 'NO_ROLE':
      return denied(
        `仅${may.zh}可办理此事；你的角色是：${own.zh}。`,
        `Only these roles may do this: ${may.en}. Yours: ${own.en}.`,
      );
    case 'OUT_OF_SCOPE':
      return denied(
        '此事不在你负责的区划或单位范围内。',
        'This lies outside the divisions and units you are responsible for.',
      );
    case 'OWN_SUBMISSION':
      return denied(
        '不能审核本人或本单位提交的材料，请由他人审核。',
        'Nobody reviews what they or their unit submitted; another person must.',
      );
    case 'ON_ONESELF':
      return denied('不能为自己办理此事，请由他人办理。', 'Nobody does this for themselves; another person must.');
  }

  function denied(zh: string, en: string): DomainError {
    return new DomainError('ACCESS.DENIED', 'forbidden', { zh, en }, { action, reason, roles });
  }
}

function names(roles: readonly Role[], language: 'zh' | 'en', separator: string): string {
  return [...new Set(roles)].map((role) => ROLE_NAMES[role][language]).join(separator);
}
