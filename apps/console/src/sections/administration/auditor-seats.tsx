import { Button, Checkbox, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, done, type Answer } from '../../api/client.js';
import { Act, Chip, DayField, DivisionChoice, Panel, today } from '../../shapes/index.js';
import { orNull, ReasonItem, Span } from './form-fields.js';

type Person = Answer<'/api/directory/v1/people/{id}'>;
type Grant = Person['grants'][number];
type Seat = NonNullable<Grant['seat']>;

interface HeldSeat {
  readonly seat: Seat;
  readonly divisions: readonly string[];
  readonly from: string;
  readonly to: string | null;
  readonly over: boolean;
}

interface SeatGiven {
  readonly divisionIds: readonly string[];
  readonly recordsFrom: string;
  readonly recordsTo?: string;
  readonly wholeLog?: boolean;
  readonly from: string;
  readonly to: string;
  readonly purpose: string;
}

/** One for each seat, with its divisions. */
function seatsOf(grants: readonly Grant[]): readonly HeldSeat[] {
  const seats = new Map<string, HeldSeat>();
  for (const { seat, division, from, to, endedAtOnce } of grants) {
    if (seat === null) continue;
    const over = endedAtOnce || (to !== null && to < today());
    const divisions = [...(seats.get(seat.id)?.divisions ?? []), division.name];
    seats.set(seat.id, { seat, divisions, from, to, over });
  }
  return [...seats.values()];
}

/** 审计席位: what an auditor from outside may read, and until when. */
export function AuditorSeats({ person, audit }: { readonly person: Person; readonly audit: boolean }): ReactNode {
  const { t } = useTranslation('administration');
  const seats = seatsOf(person.grants);
  if (seats.length === 0 && !audit) return null;
  return (
    <Panel title={t('seats.title')} side={audit ? <GiveSeatAct id={person.id} /> : undefined}>
      {seats.length === 0 ? (
        <p className="pad">{t('seats.none')}</p>
      ) : (
        <ul className="rows">
          {seats.map((held) => (
            <SeatRow key={held.seat.id} personId={person.id} held={held} audit={audit} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function SeatRow({
  personId,
  held: { seat, divisions, from, to, over },
  audit,
}: {
  readonly personId: string;
  readonly held: HeldSeat;
  readonly audit: boolean;
}): ReactNode {
  const { t } = useTranslation('administration');
  return (
    <li className="work-row">
      <div>
        <span className="what">{seat.purpose}</span>
        <small>
          {divisions.join('、')} · {t('seats.records')} <Span from={seat.records.from} to={seat.records.to} /> ·{' '}
          {t('seats.lasts')} <Span from={from} to={to} />
          {seat.wholeLog ? ` · ${t('seats.withLog')}` : null}
        </small>
      </div>
      {over ? <Chip>{t('ended')}</Chip> : null}
      {audit ? <Link to={`/administration/reads?seatId=${seat.id}`}>{t('seats.reads')}</Link> : null}
      {audit && !over ? (
        <>
          <ExtendSeatAct personId={personId} seatId={seat.id} />
          <EndSeatAct personId={personId} seatId={seat.id} />
        </>
      ) : null}
    </li>
  );
}

function GiveSeatAct({ id }: { readonly id: string }): ReactNode {
  const { t } = useTranslation('administration');
  const required = [{ required: true }];
  return (
    <Act<SeatGiven>
      label={t('seats.give')}
      link
      consequence={t('seats.about')}
      initial={{ divisionIds: [''], from: today() }}
      send={({ divisionIds, recordsFrom, recordsTo, wholeLog, from, to, purpose }, key) =>
        done(
          api.POST('/api/directory/v1/people/{id}/auditor-seats', {
            params: { path: { id }, header: { 'Idempotency-Key': key } },
            body: {
              divisionIds: [...divisionIds],
              records: { from: recordsFrom, to: orNull(recordsTo) },
              wholeLog: wholeLog === true,
              from,
              to,
              purpose,
            },
          }),
        )
      }
    >
      <Form.List name="divisionIds">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }, place) => (
              <Form.Item key={key} label={place === 0 ? t('seats.divisions') : ' '} required={place === 0}>
                <Form.Item name={name} noStyle rules={required}>
                  <DivisionChoice aria-label={t('seats.division', { number: place + 1 })} />
                </Form.Item>
                {fields.length > 1 ? (
                  <Button type="link" onClick={() => remove(name)}>
                    {t('seats.without', { number: place + 1 })}
                  </Button>
                ) : null}
              </Form.Item>
            ))}
            <Button onClick={() => add('')}>{t('seats.more')}</Button>
          </>
        )}
      </Form.List>
      <Form.Item name="recordsFrom" label={t('seats.recordsFrom')} rules={required}>
        <DayField />
      </Form.Item>
      <Form.Item name="recordsTo" label={t('seats.recordsTo')}>
        <DayField />
      </Form.Item>
      <Form.Item name="wholeLog" valuePropName="checked">
        <Checkbox>{t('seats.wholeLog')}</Checkbox>
      </Form.Item>
      <Form.Item name="from" label={t('seats.from')} rules={required}>
        <DayField />
      </Form.Item>
      <Form.Item name="to" label={t('seats.to')} rules={required}>
        <DayField />
      </Form.Item>
      <Form.Item name="purpose" label={t('seats.purpose')} rules={[{ required: true, whitespace: true }]}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} />
      </Form.Item>
    </Act>
  );
}

interface OfSeat {
  readonly personId: string;
  readonly seatId: string;
}

function ExtendSeatAct({ personId, seatId }: OfSeat): ReactNode {
  const { t } = useTranslation('administration');
  return (
    <Act<{ readonly to: string; readonly reason: string }>
      label={t('seats.extend')}
      send={(body, key) =>
        done(
          api.POST('/api/directory/v1/people/{id}/auditor-seats/{seatId}/extend', {
            params: { path: { id: personId, seatId }, header: { 'Idempotency-Key': key } },
            body,
          }),
        )
      }
    >
      <Form.Item name="to" label={t('seats.to')} rules={[{ required: true }]}>
        <DayField />
      </Form.Item>
      <ReasonItem />
    </Act>
  );
}

function EndSeatAct({ personId, seatId }: OfSeat): ReactNode {
  const { t } = useTranslation('administration');
  return (
    <Act<{ readonly to?: string; readonly reason: string }>
      label={t('seats.end')}
      danger
      consequence={t('seats.aboutEnd')}
      send={({ to, reason }, key) =>
        done(
          api.POST('/api/directory/v1/people/{id}/auditor-seats/{seatId}/end', {
            params: { path: { id: personId, seatId }, header: { 'Idempotency-Key': key } },
            body: { to: orNull(to), reason },
          }),
        )
      }
    >
      <Form.Item name="to" label={t('seats.lastDay')}>
        <DayField />
      </Form.Item>
      <ReasonItem />
    </Act>
  );
}
