import type { ExtensionDecider, ProgrammeDefinition, PublishableDefinition } from '@gongjian/plans-contracts';
import type { Say } from './faults.js';
import { holdsAll, isAsFar, OFTEN } from './looser-parts.js';

const DECIDERS: readonly ExtensionDecider[] = ['town', 'office', 'leader'];

/** Rules of tasks of a definition that follows another: reviewed by as many, reminded as early, put off no more, reported as often. */
export function compareTasks({ tasks }: ProgrammeDefinition, child: PublishableDefinition, say: Say): void {
  const mine = child.tasks;
  const [roles, asked] = [mine, tasks].map(({ review }) => review.map(({ actedBy }) => actedBy));
  if (!holdsAll(roles ?? [], asked ?? []) || mine.review.length < tasks.review.length) {
    say('/tasks/review', 'looserThanParent');
  }
  const { extension, overdue, report } = tasks;
  const put = mine.extension;
  const isPutOffMore =
    put !== undefined &&
    (extension === undefined ||
      put.maxTimes > extension.maxTimes ||
      put.mayBeAskedUntil < extension.mayBeAskedUntil ||
      !isAsFar(DECIDERS, put.decidedBy, extension.decidedBy));
  if (isPutOffMore) say('/tasks/extension', 'looserThanParent');
  if ((mine.overdue.reminderDaysBefore ?? -1) < (overdue.reminderDaysBefore ?? -1)) {
    say('/tasks/overdue/reminderDaysBefore', 'looserThanParent');
  }
  const isLater = mine.overdue.dayOff === 'nextWorkingDay' && overdue.dayOff === 'asWritten';
  if (isLater || mine.overdue.graceDays > overdue.graceDays) say('/tasks/overdue', 'looserThanParent');
  if (report === undefined) return;
  if (mine.report === undefined) say('/tasks/report', 'parentMissing');
  else if (
    !isAsFar(OFTEN, mine.report.every, report.every) ||
    mine.report.dueWithinDays > report.dueWithinDays ||
    !holdsAll(mine.report.route, report.route)
  ) {
    say('/tasks/report', 'looserThanParent');
  }
}
