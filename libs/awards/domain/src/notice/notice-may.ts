import type { DomainError } from '@gongjian/shared-kernel';
import type { KnownNotice } from './notice-state.js';
import { noticeNotOpen } from './notice.errors.js';

export const NOTICE_ACTS = ['cancel'] as const;
export type NoticeAct = (typeof NOTICE_ACTS)[number];

export function refusesCancellingNotice({ status }: KnownNotice): DomainError | null {
  return status === 'open' ? null : noticeNotOpen(status);
}
