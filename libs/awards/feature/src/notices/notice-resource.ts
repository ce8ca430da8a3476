import type { NoticeState } from '@gongjian/awards-domain';
import type { Action } from '@gongjian/shared-access';
import type { May } from '@gongjian/shared-records';

export function mayOnNotice(action: Action): (state: NoticeState) => May {
  return (state) => ({ action, resource: noticeResource(state) });
}

export function noticeResource(state: NoticeState): May['resource'] {
  return { divisionId: state.status === 'none' ? undefined : state.opened.division?.id };
}
