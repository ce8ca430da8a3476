import type { NoticeState } from '@gongjian/awards-domain';
import type { Action } from '@gongjian/shared-access';
import type { May } from '@gongjian/shared-records';

export function mayOnNotice(action: Action): (state: NoticeState) => May {
  return (state) => ({ action, resource: { divisionId: divisionIdOf(state) } });
}

function divisionIdOf(state: NoticeState): string | undefined {
  return state.status === 'none' ? undefined : state.opened.division?.id;
}
