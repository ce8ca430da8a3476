import type { EscalationRow } from '@gongjian/plans-domain';
import { NothingThere, type Story } from './story.js';

/** What presses for a task or an order that a line named, else for the last task. @throws NothingThere */
export async function escalationOf(story: Story, of: string | undefined): Promise<EscalationRow> {
  const targetId = of === undefined ? story.oneOf('task', undefined) : story.thing(of).id;
  const found = (await story.rows<EscalationRow>('escalation')).find(({ target }) => target.id === targetId);
  if (found === undefined) throw new NothingThere('nothing presses for it');
  return found;
}
