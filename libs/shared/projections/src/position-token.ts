import { isUuid, type Head, type Position } from '@gongjian/shared-event-sourcing';
import { DomainError } from '@gongjian/shared-kernel';

export interface PositionToken {
  readonly logId: string;
  readonly epoch: number;
  readonly position: Position;
}

/** A position is one number or two of so many digits, by the engine; only the first record of a KurrentDB, its own, stands at zero twice. */
const DIGITS = 20;

/** `<log id>:<epoch>:<position without leading zeros>`: what `Gongjian-Position` carries. */
export function positionToken(head: Pick<Head, 'logId' | 'epoch'>, position: Position): string {
  return `${head.logId}:${head.epoch}:${position.replace(/^0+(?=\d)/, '')}`;
}

/** @throws DomainError `REQUEST.INVALID_POSITION` */
export function parsePositionToken(text: string): PositionToken {
  const [logId = '', epoch = '', position = '', ...rest] = text.split(':');
  if (rest.length > 0 || !isUuid(logId) || !/^[1-9]\d{0,8}$/.test(epoch) || !/^(0|[1-9]\d{0,39})$/.test(position)) {
    throw invalidPosition();
  }
  return {
    logId,
    epoch: Number(epoch),
    position: position.padStart(Math.ceil(position.length / DIGITS) * DIGITS, '0'),
  };
}

/** The position of a token of this log. @throws DomainError `REQUEST.INVALID_POSITION` for another log or epoch */
export function positionIn(head: Pick<Head, 'logId' | 'epoch'>, token: string): Position {
  const parsed = parsePositionToken(token);
  if (parsed.logId !== head.logId || parsed.epoch !== head.epoch) throw invalidPosition();
  return parsed.position;
}

export function invalidPosition(): DomainError {
  return new DomainError('REQUEST.INVALID_POSITION', 'invalid', {
    zh: '位置标记不属于本系统当前的事件日志，请去掉后重试。',
    en: 'The position token is not of the current log; leave it out and try again.',
  });
}
