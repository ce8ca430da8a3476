import { Button, Dropdown } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, done } from '../../api/client.js';
import { Act } from '../../shapes/index.js';
import { useLanguage } from '../../words/words.js';
import { actsOn, arrange, recordableActs, type PossibleAct, type TaskAct } from './task-acts.js';
import { about, type TaskDialogProps } from './dialogs/dialog.js';
import {
  ConfirmCorrectionDialog,
  CorrectDialog,
  DeclineCorrectionDialog,
  ReexamineDialog,
} from './dialogs/correction-dialogs.js';
import { DecideExtensionDialog } from './dialogs/extension-dialog.js';
import { HandOverDialog, RemindDialog } from './dialogs/dealing-dialogs.js';
import { DeliverDialog, ReassignDialog, ReopenDialog, WithdrawDialog } from './dialogs/office-dialogs.js';
import { ApproveDialog, ReturnDialog } from './dialogs/review-dialogs.js';
import { SubmitDialog } from './dialogs/submit-dialog.js';
import { AskExtensionDialog, RefuseDialog, SignForDialog } from './dialogs/unit-dialogs.js';
import { useUnits } from './fields/unit-field.js';
import type { Task } from './task-record.js';
import type { Say } from './task-words.js';

interface Opened {
  readonly act: TaskAct;
  readonly recorded: boolean;
}

/** What may be done about a task: one act stands out, its counterpart beside it, the rest behind 更多. */
export function TaskActButtons({ task }: { readonly task: Task }): ReactNode {
  const { t } = useTranslation('tasks');
  const { language } = useLanguage();
  const [opened, setOpened] = useState<Opened | null>(null);
  const { primary, beside, rest } = arrange(task, actsOn(task));
  const recordable = recordableActs(task);
  const menu = [
    ...rest.map(({ act, because }) => ({
      key: act,
      label: labelOf(t, task, act),
      disabled: because !== undefined,
      ...(because === undefined ? {} : { title: because[language] }),
      danger: act === 'withdraw',
    })),
    ...recordable.map((act) => ({
      key: `late:${act}`,
      label: `${t('acts.late')}${t('marks.colon')}${labelOf(t, task, act)}`,
    })),
  ];
  return (
    <>
      {menu.length === 0 ? null : (
        <Dropdown
          trigger={['click']}
          menu={{
            items: menu,
            onClick: ({ key }) => {
              const recorded = key.startsWith('late:');
              setOpened({ act: (recorded ? key.slice('late:'.length) : key) as TaskAct, recorded });
            },
          }}
        >
          <Button>{t('acts.more')}</Button>
        </Dropdown>
      )}
      {beside === null ? null : <ActButton task={task} possible={beside} open={setOpened} />}
      {primary === null ? null : <ActButton task={task} possible={primary} open={setOpened} primary />}
      {opened === null ? null : <TaskActDialog {...opened} task={task} close={() => setOpened(null)} />}
    </>
  );
}

function ActButton({
  task,
  possible: { act, because },
  open,
  primary = false,
}: {
  readonly task: Task;
  readonly possible: PossibleAct;
  readonly open: (opened: Opened) => void;
  readonly primary?: boolean;
}): ReactNode {
  const { t } = useTranslation('tasks');
  const { language } = useLanguage();
  const units = useUnits(task, false);
  if (act === 'signFor' && primary && units.length < 2) return <SignForAtOnce task={task} />;
  return (
    <Button
      type={primary ? 'primary' : 'default'}
      disabled={because !== undefined}
      title={because?.[language]}
      onClick={() => open({ act, recorded: false })}
    >
      {labelOf(t, task, act)}
    </Button>
  );
}

/** 签收 asks nothing: one press. */
export function SignForAtOnce({ task }: { readonly task: { readonly id: string } }): ReactNode {
  const { t } = useTranslation('tasks');
  return (
    <Act<object>
      label={t('acts.signFor')}
      said={t('acts.said')}
      primary
      send={(_values, key) =>
        done(api.POST('/api/plans/v1/tasks/{id}/sign-for', { params: about(task, key), body: {} }))
      }
    />
  );
}

function labelOf(t: Say, task: Task, act: TaskAct): string {
  return act === 'submit' && task.submissions.length > 0 ? t('acts.submitAgain') : t(`acts.${act}`);
}

function TaskActDialog({ act, recorded, ...props }: TaskDialogProps & Opened): ReactNode {
  switch (act) {
    case 'approve':
      return <ApproveDialog {...props} />;
    case 'return':
      return <ReturnDialog {...props} />;
    case 'decideExtension':
      return <DecideExtensionDialog {...props} />;
    case 'confirmCorrection':
      return <ConfirmCorrectionDialog {...props} />;
    case 'declineCorrection':
      return <DeclineCorrectionDialog {...props} />;
    case 'reexamine':
      return <ReexamineDialog {...props} />;
    case 'signFor':
      return <SignForDialog {...props} recorded={recorded} />;
    case 'refuse':
      return <RefuseDialog {...props} recorded={recorded} />;
    case 'submit':
      return <SubmitDialog {...props} recorded={recorded} />;
    case 'askExtension':
      return <AskExtensionDialog {...props} recorded={recorded} />;
    case 'remind':
      return <RemindDialog {...props} />;
    case 'handOver':
      return <HandOverDialog {...props} />;
    case 'reassign':
      return <ReassignDialog {...props} />;
    case 'reopen':
      return <ReopenDialog {...props} />;
    case 'deliver':
      return <DeliverDialog {...props} />;
    case 'correct':
      return <CorrectDialog {...props} />;
    case 'withdraw':
      return <WithdrawDialog {...props} />;
  }
}
