import { Alert, Progress, Upload } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, done } from '../../api/client.js';
import { problemOf, problemText, type Problem } from '../../api/problem.js';
import { Page, Panel } from '../../shapes/index.js';
import { useLanguage } from '../../words/words.js';
import type { PlanImport } from './import-review.js';
import { ImportReviewPage } from './import-review.page.js';

interface Read {
  readonly file: File;
  readonly read: PlanImport;
}

/** A plan from an issued document: chosen, read, checked, saved as a draft. */
export function ImportPage(): ReactNode {
  const [read, setRead] = useState<Read | null>(null);
  if (read === null) return <ChooseDocument done={setRead} />;
  return <ImportReviewPage file={read.file} read={read.read} other={() => setRead(null)} />;
}

function ChooseDocument({ done: chosen }: { readonly done: (read: Read) => void }): ReactNode {
  const { t } = useTranslation('plans');
  const { language } = useLanguage();
  const [reading, setReading] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const send = async (file: File): Promise<void> => {
    setReading(file.name);
    setProblem(null);
    try {
      const form = new FormData();
      form.append('file', file, file.name);
      const read = await done(
        api.POST('/api/plans/v1/plan-imports', { body: { file: '' }, bodySerializer: () => form }),
      );
      chosen({ file, read });
    } catch (error) {
      setProblem(problemOf(error));
      setReading(null);
    }
  };
  return (
    <Page title={t('import.title')} crumbs={[{ to: '/plans', text: t('page.crumb') }]}>
      <Panel>
        <div className="pad">
          {problem === null ? null : (
            <Alert
              className="problem-in-form"
              type="error"
              showIcon
              role="alert"
              title={problemText(problem, language)}
            />
          )}
          {reading === null ? (
            <Upload.Dragger
              accept=".docx,.txt"
              showUploadList={false}
              beforeUpload={(file) => {
                void send(file);
                return Upload.LIST_IGNORE;
              }}
            >
              <div className="drop-here">
                <b>{t('import.dropFile')}</b>
                <small>{t('import.kinds')}</small>
              </div>
            </Upload.Dragger>
          ) : (
            <div role="status">
              {t('import.reading', { name: reading })}
              <Progress percent={100} status="active" showInfo={false} aria-label={reading} />
            </div>
          )}
        </div>
      </Panel>
    </Page>
  );
}
