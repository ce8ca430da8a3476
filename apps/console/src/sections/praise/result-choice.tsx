import { Form, type FormInstance } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { queries, type ItemOf } from '../../api/client.js';
import { periodInWords } from '../../standard/period.js';
import { useLanguage } from '../../words/words.js';
import { useAwardNames, type Pinned } from '../titles/award-names.js';
import { ProgrammeChoice, ReadSelect } from '../../shapes/index.js';

export type Ranked = ItemOf<'/api/assessments/v1/rounds/{id}/ranking'>;

const MOST = '200';

/** A concluded result, found by programme and round; puts its id under `resultId`. */
export function ResultChoice<Values extends { readonly resultId: string }>({
  form,
  chosen,
}: {
  readonly form: FormInstance<Values>;
  readonly chosen: (result: Ranked | undefined, of: Pinned | undefined) => void;
}): ReactNode {
  const { t } = useTranslation('praise');
  const { language } = useLanguage();
  const [programmeId, setProgramme] = useState<string | undefined>();
  const [roundId, setRound] = useState<string | undefined>();
  const rounds = queries.useQuery(
    'get',
    '/api/assessments/v1/rounds',
    { params: { query: { programmeId: programmeId ?? '', status: 'concluded', limit: MOST } } },
    { enabled: programmeId !== undefined },
  );
  const ranking = queries.useQuery(
    'get',
    '/api/assessments/v1/rounds/{id}/ranking',
    { params: { path: { id: roundId ?? '' }, query: { limit: MOST } } },
    { enabled: roundId !== undefined },
  );
  const round = rounds.data?.items.find(({ id }) => id === roundId);
  const names = useAwardNames(round === undefined ? [] : [round]);
  const clear = (): void => {
    form.resetFields(['resultId' as never]);
    chosen(undefined, undefined);
  };
  return (
    <>
      <Form.Item label={t('programme')} htmlFor="praise-programme">
        <ProgrammeChoice
          id="praise-programme"
          onChange={(id) => {
            setProgramme(id);
            setRound(undefined);
            clear();
          }}
        />
      </Form.Item>
      <Form.Item label={t('round')} htmlFor="praise-round">
        <ReadSelect<string>
          reads={[rounds]}
          id="praise-round"
          disabled={programmeId === undefined}
          notFoundContent={t('noRounds')}
          options={(rounds.data?.items ?? []).map(({ id, division, period, roundCode }) => ({
            value: id,
            label: `${division.name} · ${roundCode} · ${periodInWords(period.key, language)}`,
          }))}
          onChange={(id) => {
            setRound(id);
            clear();
          }}
          {...(roundId === undefined ? {} : { value: roundId })}
        />
      </Form.Item>
      <Form.Item name="resultId" label={t('result')} rules={[{ required: true }]}>
        <ReadSelect<string>
          reads={[ranking]}
          disabled={roundId === undefined}
          showSearch={{ optionFilterProp: 'label' }}
          notFoundContent={t('noResults')}
          options={(ranking.data?.items ?? []).map(({ id, subject, grade, rank }) => ({
            value: id,
            label: [
              subject.name,
              round === undefined ? grade : names.grade(round, grade),
              rank === null ? undefined : t('ranked', { rank }),
            ]
              .filter((part) => part !== undefined)
              .join(' · '),
          }))}
          onChange={(id) =>
            chosen(
              ranking.data?.items.find((result) => result.id === id),
              round,
            )
          }
        />
      </Form.Item>
    </>
  );
}
