import { Button, Form, InputNumber } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { api, done, queries } from '../../api/client.js';
import {
  Answered,
  Empty,
  Loading,
  Page,
  Panel,
  ProblemView,
  ProgrammeChoice,
  usePublished,
} from '../../shapes/index.js';
import { nameOf, type Standard } from '../../standard/definition.js';
import { figure } from '../../standard/exact.js';
import { periodInWords } from '../../standard/period.js';
import { useStandard } from '../../standard/use-standard.js';
import { useLanguage } from '../../words/words.js';
import { RoundCodeChoice } from './open-round.js';
import type { Round } from './round.page.js';
import { unmetInWords } from './unmet.js';

type Found = Awaited<ReturnType<typeof ask>>;
type Moved = Found['gained']['items'][number];

interface Asked {
  readonly programmeId: string;
  readonly version: number;
  readonly roundCode: string;
}

function ask(id: string, asked: Asked) {
  return done(api.POST('/api/assessments/v1/rounds/{id}/what-if', { params: { path: { id } }, body: asked }));
}

/** A concluded round under another version; nothing is recorded. */
export function WhatIfPage(): ReactNode {
  const { id = '' } = useParams();
  const query = queries.useQuery('get', '/api/assessments/v1/rounds/{id}', { params: { path: { id } } });
  return <Answered query={query}>{(round) => <WhatIf round={round} />}</Answered>;
}

function WhatIf({ round }: { readonly round: Round }): ReactNode {
  const { t } = useTranslation('assessment');
  const { language } = useLanguage();
  const standard = useStandard(round.programme, round.version);
  const published = usePublished();
  const [form] = Form.useForm<Asked>();
  const [state, setState] = useState<'idle' | 'busy' | { readonly error: unknown } | { readonly found: Found }>('idle');
  const run = async (asked: Asked): Promise<void> => {
    setState('busy');
    try {
      setState({ found: await ask(round.id, asked) });
    } catch (error) {
      setState({ error });
    }
  };
  const programmeId = Form.useWatch('programmeId', form) ?? round.programme;
  const version = Form.useWatch('version', form) ?? round.version;
  const latest = published.items.find((one) => one.id === programmeId)?.latestVersion ?? undefined;
  return (
    <Page
      title={t('whatIf.title')}
      crumbs={[
        { to: '/assessment', text: t('rounds.title') },
        {
          to: `/assessment/rounds/${round.id}`,
          text: `${nameOf(standard, round.roundCode, language)} ${periodInWords(round.period.key, language)}`,
        },
      ]}
      about={t('whatIf.about')}
    >
      <Panel>
        <Form<Asked>
          form={form}
          className="pad"
          layout="vertical"
          initialValues={{ programmeId: round.programme, version: round.version, roundCode: round.roundCode }}
          onFinish={(asked) => void run(asked)}
        >
          <Form.Item name="programmeId" label={t('whatIf.programme')} rules={[{ required: true }]}>
            <ProgrammeChoice />
          </Form.Item>
          <Form.Item
            name="version"
            label={t('whatIf.version')}
            rules={[{ required: true }]}
            extra={latest === undefined || latest === 1 ? undefined : `1 – ${latest}`}
          >
            <InputNumber min={1} {...(latest === undefined ? {} : { max: latest })} precision={0} />
          </Form.Item>
          <Form.Item name="roundCode" label={t('ask.round')} rules={[{ required: true }]}>
            <RoundCodeChoice programme={programmeId} version={version} />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={state === 'busy'}>
            {t('whatIf.run')}
          </Button>
        </Form>
      </Panel>
      {state === 'idle' ? null : state === 'busy' ? (
        <Loading />
      ) : 'error' in state ? (
        <Panel>
          <ProblemView error={state.error} />
        </Panel>
      ) : (
        <Outcome found={state.found} standard={standard} />
      )}
    </Page>
  );
}

function Outcome({ found, standard }: { readonly found: Found; readonly standard: Standard | undefined }): ReactNode {
  const { t } = useTranslation('assessment');
  const { language } = useLanguage();
  const { basis } = found;
  const under = useStandard(basis.under.programme, basis.under.version);
  const names = (codes: readonly string[]): string =>
    codes.map((code) => nameOf(under ?? standard, code, language)).join(t('joint'));
  return (
    <>
      <Panel title={t('whatIf.to')} side={t('rules', { rules: basis.under.rules })}>
        <div className="pad">
          <p>{t('whatIf.same', { count: found.same })}</p>
          {found.outside === 0 ? null : <p>{t('whatIf.outside', { count: found.outside })}</p>}
          {found.undecided.subjects === 0 ? null : <p>{t('whatIf.undecided', { count: found.undecided.subjects })}</p>}
          {found.notComparable.length === 0 ? null : (
            <p>{t('whatIf.notComparable', { names: names(found.notComparable.map(({ code }) => code)) })}</p>
          )}
          {found.missing.length === 0 ? null : (
            <p>{t('whatIf.missing', { names: names(found.missing.map(({ code }) => code)) })}</p>
          )}
        </div>
      </Panel>
      {(['gained', 'lost', 'changed'] as const).map((which) => (
        <Panel key={which} title={t(`whatIf.${which}`)} side={found[which].count}>
          {found[which].items.length === 0 ? (
            <Empty>{t('whatIf.none')}</Empty>
          ) : (
            <div className="table-box">
              <div className="wide" tabIndex={0}>
                <table className="score-table">
                  <thead>
                    <tr>
                      <th>{t('round.subject')}</th>
                      <th>{t('whatIf.from')}</th>
                      <th>{t('whatIf.to')}</th>
                      <th>{t('round.missed')}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {found[which].items.map((one) => (
                      <tr key={one.subjectId}>
                        <th scope="row">{one.name}</th>
                        <td>
                          <Came standing={one.from} standard={standard} />
                        </td>
                        <td>{one.to === null ? '—' : <Came standing={one.to} standard={under} />}</td>
                        <td>{unmetInWords(one.missed.at(-1), under, language, t)}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            </div>
          )}
        </Panel>
      ))}
    </>
  );
}

function Came({
  standing,
  standard,
}: {
  readonly standing: Moved['from'];
  readonly standard: Standard | undefined;
}): ReactNode {
  const { t } = useTranslation('assessment');
  const { language } = useLanguage();
  const grade = nameOf(standard, standing.grade, language);
  return standing.rank === null
    ? t('whatIf.resultNoRank', { grade, total: figure(standing.total) })
    : t('whatIf.result', { grade, total: figure(standing.total), rank: standing.rank });
}
