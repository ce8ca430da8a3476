import { Button, Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { api, done, queries, type ItemOf } from '../../api/client.js';
import { problemOf, problemText, type Problem } from '../../api/problem.js';
import {
  Act,
  Answered,
  DueChip,
  Empty,
  FilesField,
  Page,
  Panel,
  today,
  useReread,
  type StoredFile,
} from '../../shapes/index.js';
import { useLanguage } from '../../words/words.js';
import { PhotoButton } from './photo-button.js';
import { openFirst, type OpenTasks } from './open-tasks.js';
import './me.css';

type TaskRow = ItemOf<'/api/plans/v1/tasks'>;

/** 上报: the shortest way from a staircase to a task: choose it, take photos, submit. */
export function FilePage(): ReactNode {
  const { t } = useTranslation('me');
  const work = queries.useQuery('get', '/api/plans/v1/my-tasks', { params: { query: { limit: '100' } } });
  const [chosen, choose] = useState<TaskRow | null>(null);
  return (
    <Page title={t('file.title')} about={t('file.about')}>
      {chosen === null ? (
        <Answered query={work}>
          {(answer) => <Choices open={openFirst(answer.ofMyUnits.items)} choose={choose} />}
        </Answered>
      ) : (
        <FileForm key={chosen.id} task={chosen} back={() => choose(null)} />
      )}
    </Page>
  );
}

function Choices({ open, choose }: { readonly open: OpenTasks; readonly choose: (task: TaskRow) => void }): ReactNode {
  const { t } = useTranslation('me');
  const navigate = useNavigate();
  return (
    <>
      <Panel title={t('file.choose')}>
        {open.toSubmit.length === 0 ? (
          <Empty act={<Button onClick={() => void navigate('/')}>{t('file.seeWork')}</Button>}>{t('file.none')}</Empty>
        ) : (
          open.toSubmit.map((task) => (
            <button key={task.id} type="button" className="file-choice" onClick={() => choose(task)}>
              {task.heading}
              <small>{task.planTitle}</small>
              <DueChip on={task.dueOn} />
            </button>
          ))
        )}
      </Panel>
      {open.toSign.length === 0 ? null : (
        <Panel title={t('file.toSign', { count: open.toSign.length })}>
          <ul className="rows">
            {open.toSign.map((task) => (
              <li key={task.id} className="work-row">
                <div>
                  <Link className="what" to={`/tasks/${task.id}`}>
                    {task.heading}
                  </Link>
                  <small>{task.planTitle}</small>
                </div>
                <DueChip on={task.dueOn} />
                <Act<object>
                  label={t('file.signFor')}
                  send={(_values, key) =>
                    done(
                      api.POST('/api/plans/v1/tasks/{id}/sign-for', {
                        params: { path: { id: task.id }, header: { 'Idempotency-Key': key } },
                        body: {},
                      }),
                    )
                  }
                />
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </>
  );
}

function FileForm({ task, back }: { readonly task: TaskRow; readonly back: () => void }): ReactNode {
  const { t } = useTranslation('me');
  const { language } = useLanguage();
  const navigate = useNavigate();
  const reread = useReread();
  const [files, setFiles] = useState<readonly StoredFile[]>([]);
  const [statement, setStatement] = useState('');
  const [tried, setTried] = useState<{ readonly body: string; readonly key: string } | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [sent, setSent] = useState(false);
  const send = async (): Promise<void> => {
    const body = {
      evidence: files.map(({ id }) => ({ fileId: id, takenOn: today() })),
      ...(statement.trim() === '' ? {} : { statement: statement.trim() }),
    };
    // A key stands for one request: what was changed is another.
    const text = JSON.stringify(body);
    const key = tried?.body === text ? tried.key : crypto.randomUUID();
    setTried({ body: text, key });
    setBusy(true);
    setProblem(null);
    try {
      await done(
        api.POST('/api/plans/v1/tasks/{id}/submissions', {
          params: { path: { id: task.id }, header: { 'Idempotency-Key': key } },
          body,
        }),
      );
      setSent(true);
      await reread();
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setBusy(false);
    }
  };
  if (sent) {
    return (
      <Panel title={task.heading}>
        <div className="pad file-form" role="status">
          <div>{t('file.sent')}</div>
          <Button type="primary" onClick={back}>
            {t('file.another')}
          </Button>
          <Button onClick={() => void navigate(`/tasks/${task.id}`)}>{t('file.seeTask')}</Button>
        </div>
      </Panel>
    );
  }
  return (
    <Panel
      title={task.heading}
      side={
        <Button type="link" onClick={back}>
          {t('file.other')}
        </Button>
      }
    >
      <div className="pad file-form">
        <div>
          <DueChip on={task.dueOn} /> <small>{t('file.takenToday')}</small>
        </div>
        <PhotoButton taken={(file) => setFiles((before) => [...before, file])} />
        <FilesField context="plans" value={files} onChange={setFiles} />
        <Input.TextArea
          aria-label={t('file.statement')}
          placeholder={t('file.statement')}
          rows={2}
          maxLength={4000}
          value={statement}
          onChange={({ target }) => setStatement(target.value)}
        />
        {problem === null ? null : <div role="alert">{problemText(problem, language)}</div>}
        <Button type="primary" loading={busy} disabled={files.length === 0} onClick={() => void send()}>
          {files.length === 0 ? t('file.nothing') : t('file.send', { count: files.length })}
        </Button>
      </div>
    </Panel>
  );
}
